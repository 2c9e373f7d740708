package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code func(a: u32) -> string}.
 *
 * @param async place of the word {@code async}; empty without
 * @param params in order
 * @param result empty for none
 */
public record FuncType(Optional<Span> async, List<Param> params, Optional<TypeExpr> result) {
  /** Copies the list. */
  public FuncType {
    params = List.copyOf(params);
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param type its type
   */
  public record Param(Ident name, TypeExpr type) {}
}
