package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Sink;

/** Makes vectors in the function types of a module pairs of i64. */
public final class TypeLowering {
  private static final int GROUP = 0x4E;
  private static final int SUBTYPE = 0x50;
  private static final int FINAL_SUBTYPE = 0x4F;
  private static final int FUNCTION = 0x60;
  private static final int STRUCT = 0x5F;
  private static final int REF_NULL = 0x63;
  private static final int REF = 0x64;

  private final byte[] section;
  private final Input in;
  private final Sink out = new Sink();

  private TypeLowering(byte[] section) {
    this.section = section;
    this.in = new Input(section, 0);
  }

  /** The content of a type section, lowered. */
  public static byte[] lower(byte[] section) {
    return new TypeLowering(section).lower();
  }

  private byte[] lower() {
    for (int left = count(); left > 0; left--) {
      int form = in.next();
      if (form == GROUP) {
        out.op(form);
        for (int members = count(); members > 0; members--) {
          subtype(in.next());
        }
      } else {
        subtype(form);
      }
    }
    return out.bytes();
  }

  private int count() {
    int count = (int) in.unsigned();
    out.unsigned(count);
    return count;
  }

  private void subtype(int form) {
    out.op(form);
    int composite = form;
    if (form == SUBTYPE || form == FINAL_SUBTYPE) {
      for (int parents = count(); parents > 0; parents--) {
        count();
      }
      composite = in.next();
      out.op(composite);
    }
    if (composite == FUNCTION) {
      values();
      values();
    } else {
      for (int fields = composite == STRUCT ? count() : 1; fields > 0; fields--) {
        out.copy(section, in.at(), value());
        out.op(in.next());
      }
    }
  }

  private void values() {
    var lowered = new Sink();
    int count = 0;
    for (int left = (int) in.unsigned(); left > 0; left--) {
      int start = in.at();
      int end = value();
      boolean vector = section[start] == Locals.V128;
      if (vector) {
        lowered.op(Locals.I64).op(Locals.I64);
      } else {
        lowered.copy(section, start, end);
      }
      count += vector ? 2 : 1;
    }
    byte[] values = lowered.bytes();
    out.unsigned(count).copy(values, 0, values.length);
  }

  /** Where a value type ends. */
  private int value() {
    int type = in.next();
    if (type == REF || type == REF_NULL) {
      in.signed();
    }
    return in.at();
  }
}
