package ai.wippy.lua.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. */
public sealed interface Statement {
  /** Offset of its first token. */
  int at();

  /** {@code local names = values}. */
  record Local(List<String> names, List<Expression> values, int at) implements Statement {
    /** Copies the lists. */
    public Local {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }
  }

  /** {@code local function name}: the function sees itself. */
  record LocalFunction(String name, Function function, int at) implements Statement {}

  /**
   * {@code targets = values}, and {@code function name} too.
   *
   * @param targets names and indexes
   */
  record Assign(List<Expression> targets, List<Expression> values, int at) implements Statement {
    /** Copies the lists. */
    public Assign {
      targets = List.copyOf(targets);
      values = List.copyOf(values);
    }
  }

  /** A call whose results nobody wants. */
  record Run(Expression call, int at) implements Statement {}

  /** {@code do block end}. */
  record Do(Block block, int at) implements Statement {}

  /** {@code while condition do block end}. */
  record While(Expression condition, Block block, int at) implements Statement {}

  /** {@code repeat block until condition}; the condition sees the block's variables. */
  record Repeat(Block block, Expression condition, int at) implements Statement {}

  /** {@code if … elseif … else … end}. */
  record If(List<Clause> clauses, @Nullable Block otherwise, int at) implements Statement {
    /** Copies the list. */
    public If {
      clauses = List.copyOf(clauses);
    }
  }

  /** One condition of an {@link If} and what happens if it holds. */
  record Clause(Expression condition, Block block) {}

  /** {@code for name = start, limit, step do block end}. */
  record NumericFor(
      String name,
      Expression start,
      Expression limit,
      @Nullable Expression step,
      Block block,
      int at)
      implements Statement {}

  /** {@code for names in values do block end}. */
  record GenericFor(List<String> names, List<Expression> values, Block block, int at)
      implements Statement {
    /** Copies the lists. */
    public GenericFor {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }
  }

  /** {@code return values}. */
  record Return(List<Expression> values, int at) implements Statement {
    /** Copies the list. */
    public Return {
      values = List.copyOf(values);
    }
  }

  /** {@code break}. */
  record Break(int at) implements Statement {}

  /** {@code goto label}. */
  record Goto(String label, int at) implements Statement {}

  /** {@code ::name::}. */
  record Label(String name, int at) implements Statement {}

  /**
   * {@code type name<parameters> = type}, and {@code interface name … end} too.
   *
   * @param parameters names of type parameters
   */
  record TypeAlias(String name, List<String> parameters, Type type, int at) implements Statement {
    /** Copies the list. */
    public TypeAlias {
      parameters = List.copyOf(parameters);
    }
  }
}
