package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.DOUBLE;
import static ai.wippy.codegen.RuntimeClasses.FLOAT;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.wit.model.CoreType;
import java.util.ArrayList;
import java.util.List;

/**
 * Core values in {@code long}s, as dynamic callers and lowered functions pass them: 32-bit integers
 * sign-extended, floats as their bits.
 */
final class Slots {
  private final JavaWriter out;

  Slots(JavaWriter out) {
    this.out = out;
  }

  /** The core value in a slot. */
  String value(CoreType type, String slot) {
    return switch (type) {
      case I32 -> "(int) " + slot;
      case I64 -> slot;
      case F32 -> out.ref(FLOAT) + ".intBitsToFloat((int) " + slot + ")";
      case F64 -> out.ref(DOUBLE) + ".longBitsToDouble(" + slot + ")";
    };
  }

  /** The core values in the slots of an array, in order. */
  List<String> values(List<CoreType> types, String array) {
    var values = new ArrayList<String>();
    for (int i = 0; i < types.size(); i++) {
      values.add(value(types.get(i), array + "[" + i + "]"));
    }
    return values;
  }

  /** What to put into a slot for a core value. */
  String slot(CoreType type, String value) {
    return switch (type) {
      case I32, I64 -> value;
      case F32 -> out.ref(FLOAT) + ".floatToRawIntBits(" + value + ")";
      case F64 -> out.ref(DOUBLE) + ".doubleToRawLongBits(" + value + ")";
    };
  }
}
