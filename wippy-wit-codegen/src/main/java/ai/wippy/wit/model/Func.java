package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;

/**
 * A function with its type.
 *
 * @param name as the component model spells it: {@code greet}, {@code [method]counter.increment},
 *     {@code [static]counter.merge}, {@code [constructor]counter}
 * @param params in order; the first of a method is {@code self}, a borrow of its resource
 * @param result empty for none
 * @param docs its documentation; empty for none
 */
public record Func(String name, List<Param> params, Optional<WitType> result, String docs) {
  /**
   * A parameter.
   *
   * @param name in kebab case
   * @param type its type
   */
  public record Param(String name, WitType type) {}

  /** Copies the list. */
  public Func {
    params = List.copyOf(params);
  }

  /** The signature as WIT text: {@code func(a: u32) -> string}. */
  public String wit() {
    var out = new StringBuilder("func(");
    for (int i = 0; i < params.size(); i++) {
      out.append(i == 0 ? "" : ", ")
          .append(params.get(i).name())
          .append(": ")
          .append(params.get(i).type().wit());
    }
    return out.append(')').append(result.map(t -> " -> " + t.wit()).orElse("")).toString();
  }
}
