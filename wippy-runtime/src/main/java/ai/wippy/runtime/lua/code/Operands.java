package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaValue;

/** Says which operand does not fit an operator, and what the code calls it. */
final class Operands {
  private static final String SEPARATOR = "\n";

  private Operands() {}

  /**
   * The error of an operand.
   *
   * @param what is attempted: {@code concatenate}
   * @param culprit index of the operand
   * @param names what the code calls each operand, with line feeds between them; those at the end
   *     that have no name may be left out
   */
  static Raised unfit(String what, int culprit, String names, LuaValue... operands) {
    String[] each = names.split(SEPARATOR, -1);
    return Raised.here(
        "attempt to %s a %s value%s"
            .formatted(
                what,
                operands[culprit].typename(),
                culprit < each.length ? Calls.named(each[culprit]) : ""));
  }
}
