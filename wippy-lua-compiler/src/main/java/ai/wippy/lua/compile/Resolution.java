package ai.wippy.lua.compile;

import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Function;
import ai.wippy.lua.syntax.Statement;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the names of a chunk mean. Keys are places in the tree, so equal ones are not the same. */
final class Resolution {
  private final Map<Expression.Name, Variable> uses = new IdentityHashMap<>();
  private final Map<Statement, List<Variable>> declared = new IdentityHashMap<>();
  private final Map<Function, FunctionScope> scopes = new IdentityHashMap<>();
  private final Types types = new Types();

  /** The types that the chunk declares. */
  Types types() {
    return types;
  }

  /** The local variable that a name means, or null: a global one. */
  @Nullable Variable variable(Expression.Name name) {
    return uses.get(name);
  }

  void use(Expression.Name name, Variable variable) {
    uses.put(name, variable);
  }

  /** The variables that a statement declares, in the order of their names. */
  List<Variable> declared(Statement statement) {
    return Objects.requireNonNull(declared.get(statement));
  }

  void declare(Statement statement, List<Variable> variables) {
    declared.put(statement, variables);
  }

  FunctionScope scope(Function function) {
    return Objects.requireNonNull(scopes.get(function));
  }

  FunctionScope open(Function function, @Nullable FunctionScope parent) {
    var scope = new FunctionScope(scopes.size(), function, parent);
    scopes.put(function, scope);
    return scope;
  }

  /** All functions of the chunk, by their numbers. */
  List<FunctionScope> functions() {
    return scopes.values().stream()
        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
        .toList();
  }
}
