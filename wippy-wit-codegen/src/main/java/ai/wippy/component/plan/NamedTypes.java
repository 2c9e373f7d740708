package ai.wippy.component.plan;

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
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named types that functions use, each once, those that others are made of first. */
final class NamedTypes {
  private final Map<TypeName, WitType> found = new LinkedHashMap<>();

  private NamedTypes() {}

  /** The exports of a world that holds these functions and the types that they use. */
  static List<World.Item> world(Map<String, Func> functions) {
    var types = new NamedTypes();
    var items = new ArrayList<World.Item>();
    functions.forEach((name, func) -> {
      func.params().forEach(p -> types.visit(p.type()));
      func.result().ifPresent(types::visit);
    });
    types.found.forEach((name, type) ->
        items.add(
            new World.TypeItem(new TypeDef(name.name(), new TypeDef.Value(type), name.docs()))));
    functions.forEach((name, func) ->
        items.add(new World.FuncItem(new Func(name, func.params(), func.result(), func.docs()))));
    return items;
  }

  private void visit(WitType type) {
    switch (type) {
      case ListType(var element) -> visit(element);
      case OptionType(var some, var layout) -> visit(some);
      case ResultType r -> {
        r.ok().ifPresent(this::visit);
        r.err().ifPresent(this::visit);
      }
      case TupleType t -> t.elements().forEach(this::visit);
      case RecordType r -> {
        r.fields().forEach(f -> visit(f.type()));
        add(r.name(), r);
      }
      case VariantType v -> {
        v.cases().forEach(c -> c.payload().ifPresent(this::visit));
        add(v.name(), v);
      }
      case EnumType e -> add(e.name(), e);
      case FlagsType f -> add(f.name(), f);
      case Primitive p -> {}
      case OwnType o -> {}
      case BorrowType b -> {}
    }
  }

  private void add(Optional<TypeName> name, WitType type) {
    name.ifPresent(n -> found.putIfAbsent(n, type));
  }
}
