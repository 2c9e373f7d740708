package ai.wippy.component;

import ai.wippy.wit.model.Primitive;

/** A value type where one is used: primitive, or an index of a defined type. */
public sealed interface ValType {
  /** A primitive type. */
  record Prim(Primitive type) implements ValType {}

  /** The type at {@code type}. */
  record Index(int type) implements ValType {}

  /** A type of a later level of the component model. */
  record Gated(String feature) implements ValType {}
}
