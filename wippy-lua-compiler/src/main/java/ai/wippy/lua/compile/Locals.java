package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.CELL;
import static ai.wippy.lua.compile.Runtime.VALUE;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The slots of a method: those of its variables and those for a moment. */
final class Locals {
  private static final MethodTypeDesc WRAP = MethodTypeDesc.of(CELL, VALUE);

  private final CodeBuilder code;
  private final Map<Variable, Integer> slots = new HashMap<>();
  private int next;

  /**
   * The slots of a method.
   *
   * @param parameters how many are taken when it begins
   */
  Locals(CodeBuilder code, int parameters) {
    this.code = code;
    this.next = parameters;
  }

  /** The first slot that is free. */
  int mark() {
    return next;
  }

  /** Gives all slots back that were taken since a mark. */
  void release(int mark) {
    next = mark;
  }

  int take() {
    return next++;
  }

  /** Takes the two slots of a {@code long}. */
  int takeLong() {
    next += 2;
    return next - 2;
  }

  /** Pops a value, which is the first of a variable. */
  void declare(Variable variable) {
    declare(variable, take());
  }

  /** The same in a slot that is taken already. */
  void declare(Variable variable, int slot) {
    slots.put(variable, slot);
    if (variable.isShared()) {
      code.invokestatic(CELL, "of", WRAP);
    }
    code.astore(slot);
  }

  /** Pushes the value of a variable. */
  void load(Variable variable) {
    loadCaptured(variable);
    if (variable.isShared()) {
      code.getfield(CELL, "value", VALUE);
    }
  }

  /** Pushes what an inner function gets of a variable: its value, or its cell if it is shared. */
  void loadCaptured(Variable variable) {
    code.aload(slot(variable));
  }

  /** Pops a value and assigns it. */
  void store(Variable variable) {
    int slot = slot(variable);
    if (variable.isShared()) {
      code.aload(slot).swap().putfield(CELL, "value", VALUE);
    } else {
      code.astore(slot);
    }
  }

  private int slot(Variable variable) {
    return Objects.requireNonNull(slots.get(variable));
  }
}
