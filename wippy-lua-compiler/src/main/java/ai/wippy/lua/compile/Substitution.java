package ai.wippy.lua.compile;

import ai.wippy.lua.syntax.Type;
import java.util.List;
import java.util.Map;

/** Puts arguments into a generic type for its parameters. */
record Substitution(Map<String, Type> arguments) {
  Type in(Type type) {
    return switch (type) {
      case Type.Named named -> {
        Type argument = named.path().size() == 1 ? arguments.get(named.path().getFirst()) : null;
        yield argument != null
            ? argument
            : new Type.Named(named.path(), in(named.arguments()), named.at());
      }
      case Type.Optional(var inner) -> new Type.Optional(in(inner));
      case Type.Union(var members) -> new Type.Union(in(members));
      case Type.Intersection(var members) -> new Type.Intersection(in(members));
      case Type.Array(var element) -> new Type.Array(in(element));
      case Type.Shape(var fields, var entries) ->
          new Type.Shape(
              fields.stream()
                  .map(field -> new Type.Field(field.name(), field.isOptional(), in(field.type())))
                  .toList(),
              entries == null ? null : new Type.Entries(in(entries.key()), in(entries.value())));
      case Type.Annotated(var inner, var annotations) -> new Type.Annotated(in(inner), annotations);
      case Type.Literal _, Type.Callable _, Type.Computed _ -> type;
    };
  }

  private List<Type> in(List<Type> types) {
    return types.stream().map(this::in).toList();
  }
}
