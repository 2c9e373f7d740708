package ai.wippy.lua.syntax;

import java.util.List;

/**
 * Statements that share a scope.
 *
 * @param statements in their order
 * @param end offset of the token that ends it
 */
public record Block(List<Statement> statements, int end) {
  /** Copies the list. */
  public Block {
    statements = List.copyOf(statements);
  }
}
