package ai.wippy.component;

/** The type of an import or export, with indices into the type index spaces. */
public sealed interface ExternType {
  /** A core module of the module type at {@code coreType}. */
  record Module(int coreType) implements ExternType {}

  /** A function of the function type at {@code type}. */
  record Func(int type) implements ExternType {}

  /** A value (gated). */
  record Value() implements ExternType {}

  /** The very type at {@code type}. */
  record TypeEq(int type) implements ExternType {}

  /** Some resource type. */
  record SubResource() implements ExternType {}

  /** A component of the component type at {@code type}. */
  record ComponentOf(int type) implements ExternType {}

  /** An instance of the instance type at {@code type}. */
  record Instance(int type) implements ExternType {}
}
