package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.BodyReader;
import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes globals that are vectors two: the low half in the place of the vector, and the high half
 * behind all others, so that no number changes.
 */
public final class GlobalLowering implements Globals {
  private static final int REF_NULL = 0x63;
  private static final int REF = 0x64;

  private final byte[] section;
  private final int imported;
  private final int count;
  private final Input in;
  private final Sink low = new Sink();
  private final Sink high = new Sink();
  private final Map<Integer, Integer> highs = new HashMap<>();

  /**
   * Lowers those of a module.
   *
   * @param section the content of the section; a single zero if there is none
   * @param imported how many globals are imported, none of which is a vector
   */
  public GlobalLowering(byte[] section, int imported) {
    this.section = section;
    this.imported = imported;
    this.in = new Input(section, 0);
    this.count = (int) in.unsigned();
    for (int i = 0; i < count; i++) {
      global(imported + i);
    }
  }

  private void global(int index) {
    int start = in.at();
    int type = in.next();
    if (type == REF || type == REF_NULL) {
      in.signed();
    }
    int mutability = in.next();
    int code = in.at();
    in.skip(BodyReader.expression(section, code) - code);
    if (type != Locals.V128) {
      low.copy(section, start, in.at());
      return;
    }
    highs.put(index, imported + count + highs.size());
    low.op(Locals.I64).op(mutability);
    high.op(Locals.I64).op(mutability);
    value(new Input(section, code));
    low.op(Op.END);
    high.op(Op.END);
  }

  /** A constant or another global. */
  private void value(Input from) {
    if (from.next() == Op.GLOBAL_GET) {
      int global = (int) from.unsigned();
      low.op(Op.GLOBAL_GET, global);
      high.op(Op.GLOBAL_GET, high(global));
    } else {
      from.unsigned();
      low.constant(from.fixed());
      high.constant(from.fixed());
    }
  }

  @Override
  public int high(int global) {
    return highs.getOrDefault(global, -1);
  }

  /** Whether none is a vector. */
  public boolean isEmpty() {
    return highs.isEmpty();
  }

  /** The content of the section, lowered. */
  public byte[] section() {
    byte[] first = low.bytes();
    byte[] last = high.bytes();
    return new Sink()
        .unsigned(count + highs.size())
        .copy(first, 0, first.length)
        .copy(last, 0, last.length)
        .bytes();
  }
}
