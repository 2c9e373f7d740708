package ai.wippy.component;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.List;
import java.util.Optional;

/**
 * Turns the definitions of value types into types whose indices are resolved; checks nothing by
 * itself.
 */
public final class ValueTypes {
  /** The type index space at the place of a definition. */
  public interface Space {
    /** The value type at {@code index}. */
    WitType value(int index);

    /** The resource type at {@code index}. */
    ResourceType resource(int index);
  }

  private final Space space;

  /** Resolves in {@code space}. */
  public ValueTypes(Space space) {
    this.space = space;
  }

  /** The type that {@code type} stands for. */
  public WitType of(ValType type) {
    return switch (type) {
      case ValType.Prim(var primitive) -> primitive;
      case ValType.Index(int index) -> space.value(index);
      case ValType.Gated(var feature) -> throw ungated(feature);
    };
  }

  /** The type that {@code type} defines; a new one for each call. */
  public WitType of(DefType.Value type) {
    return switch (type) {
      case DefType.Prim(var primitive) -> primitive;
      case DefType.Record(var fields) ->
          RecordType.of(
              Optional.empty(),
              fields.stream().map(f -> new RecordType.Field(f.name(), of(f.type()), "")).toList());
      case DefType.Variant(var cases) ->
          VariantType.of(
              Optional.empty(),
              cases.stream()
                  .map(c -> new VariantType.Case(c.name(), of(c.payload()), ""))
                  .toList());
      case DefType.ListOf(var element) -> new ListType(of(element));
      case DefType.Tuple(var elements) -> TupleType.of(elements.stream().map(this::of).toList());
      case DefType.Flags(var names) ->
          new FlagsType(
              Optional.empty(), names.stream().map(n -> new FlagsType.Flag(n, "")).toList());
      case DefType.Enum(var names) ->
          new EnumType(
              Optional.empty(), names.stream().map(n -> new EnumType.Case(n, "")).toList());
      case DefType.Option(var some) -> OptionType.of(of(some));
      case DefType.Result(var ok, var err) -> ResultType.of(of(ok), of(err));
      case DefType.Own(int resource) -> new OwnType(space.resource(resource));
      case DefType.Borrow(int resource) -> new BorrowType(space.resource(resource));
      case DefType.Gated(var feature) -> throw ungated(feature);
    };
  }

  /** The type of an optional part. */
  public Optional<WitType> of(Optional<ValType> type) {
    return type.map(this::of);
  }

  /** Parameters. */
  public List<Func.Param> params(List<DefType.Label> labels) {
    return labels.stream().map(l -> new Func.Param(l.name(), of(l.type()))).toList();
  }

  private static IllegalStateException ungated(String feature) {
    return new IllegalStateException("validation let pass: " + feature);
  }
}
