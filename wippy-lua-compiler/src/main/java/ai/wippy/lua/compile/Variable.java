package ai.wippy.lua.compile;

/** A local variable: a parameter, too. Filled in while a chunk is resolved. */
final class Variable {
  private final String name;
  private final FunctionScope owner;
  private boolean captured;
  private boolean reassigned;

  Variable(String name, FunctionScope owner) {
    this.name = name;
    this.owner = owner;
  }

  String name() {
    return name;
  }

  /** The function that declares it. */
  FunctionScope owner() {
    return owner;
  }

  /** Notes that an inner function uses it. */
  void capture() {
    captured = true;
  }

  /** Notes that it gets another value than its first. */
  void reassign() {
    reassigned = true;
  }

  /**
   * Whether several functions must see its changes, so that it lives in a cell of its own; one that
   * never changes is copied into the functions that use it.
   */
  boolean isShared() {
    return captured && reassigned;
  }

  boolean isConstant() {
    return !reassigned;
  }
}
