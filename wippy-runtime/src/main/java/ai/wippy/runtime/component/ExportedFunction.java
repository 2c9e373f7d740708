package ai.wippy.runtime.component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function that a component exports.
 *
 * @param name {@code greet}, or {@code ns:pkg/iface@1.0.0#greet} for a function of an exported
 *     instance
 * @param params in order
 * @param result empty for none
 */
public record ExportedFunction(String name, List<Param> params, Optional<Type> result) {
  /**
   * A parameter.
   *
   * @param name in kebab case
   * @param type its type
   */
  public record Param(String name, Type type) {}

  /**
   * A function.
   *
   * @param result null for none
   */
  public static ExportedFunction of(String name, @Nullable Type result, Param... params) {
    return new ExportedFunction(name, List.of(params), Optional.ofNullable(result));
  }

  /** The signature as WIT text: {@code greet: func(name: string) -> string}. */
  public String wit() {
    String list =
        params.stream()
            .map(param -> param.name() + ": " + param.type().wit())
            .collect(Collectors.joining(", "));
    return name + ": func(" + list + ")" + result.map(type -> " -> " + type.wit()).orElse("");
  }
}
