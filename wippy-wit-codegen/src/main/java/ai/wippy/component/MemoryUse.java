package ai.wippy.component;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;

/**
 * What a function between core and component needs (Canonical ABI, {@code canon lift} and {@code
 * canon lower}).
 *
 * @param memory whether values cross in memory
 * @param realloc whether the core side must allocate room for some
 * @param resources whether handles are passed
 */
public record MemoryUse(boolean memory, boolean realloc, boolean resources) {
  /** What lifting a core function as {@code func} needs of its module. */
  public static MemoryUse lifted(Func func) {
    boolean params = FlatFunc.lifted(func).paramsSpill() || pointersInParams(func);
    boolean result = FlatFunc.lifted(func).resultSpills() || pointersInResult(func);
    return new MemoryUse(params || result, params, handles(func));
  }

  /** What lowering {@code func} needs of the module that calls it. */
  public static MemoryUse lowered(Func func) {
    boolean params = FlatFunc.lowered(func).paramsSpill() || pointersInParams(func);
    boolean result = FlatFunc.lowered(func).resultSpills() || pointersInResult(func);
    return new MemoryUse(params || result, pointersInResult(func), handles(func));
  }

  private static boolean pointersInParams(Func func) {
    return func.params().stream().anyMatch(p -> pointers(p.type()));
  }

  private static boolean pointersInResult(Func func) {
    return func.result().filter(MemoryUse::pointers).isPresent();
  }

  private static boolean handles(Func func) {
    return func.params().stream().anyMatch(p -> handles(p.type()))
        || func.result().filter(MemoryUse::handles).isPresent();
  }

  private static boolean pointers(WitType type) {
    return switch (type) {
      case Primitive p -> p == Primitive.STRING;
      case ListType l -> true;
      case OptionType(var some, var layout) -> pointers(some);
      case ResultType r ->
          r.ok().filter(MemoryUse::pointers).isPresent()
              || r.err().filter(MemoryUse::pointers).isPresent();
      case TupleType t -> t.elements().stream().anyMatch(MemoryUse::pointers);
      case RecordType r -> r.fields().stream().anyMatch(f -> pointers(f.type()));
      case VariantType v ->
          v.cases().stream().anyMatch(c -> c.payload().filter(MemoryUse::pointers).isPresent());
      case EnumType e -> false;
      case FlagsType f -> false;
      case OwnType o -> false;
      case BorrowType b -> false;
    };
  }

  private static boolean handles(WitType type) {
    return switch (type) {
      case OwnType o -> true;
      case BorrowType b -> true;
      case Primitive p -> false;
      case EnumType e -> false;
      case FlagsType f -> false;
      case ListType(var element) -> handles(element);
      case OptionType(var some, var layout) -> handles(some);
      case ResultType r ->
          r.ok().filter(MemoryUse::handles).isPresent()
              || r.err().filter(MemoryUse::handles).isPresent();
      case TupleType t -> t.elements().stream().anyMatch(MemoryUse::handles);
      case RecordType r -> r.fields().stream().anyMatch(f -> handles(f.type()));
      case VariantType v ->
          v.cases().stream().anyMatch(c -> c.payload().filter(MemoryUse::handles).isPresent());
    };
  }
}
