package ai.wippy.lua.syntax;

/** Operators before an operand. */
public enum UnaryOperator {
  NEGATE,
  NOT,
  LENGTH,
  BIT_NOT
}
