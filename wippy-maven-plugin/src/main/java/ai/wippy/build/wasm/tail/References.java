package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.BodyReader;
import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import java.util.function.IntUnaryOperator;

/** Makes the references to functions in a section refer to others. */
final class References {
  /** A segment that is not copied by itself. */
  private static final int PASSIVE = 1;

  /** A segment with a table, or if it is passive one that is never copied. */
  private static final int EXPLICIT = 2;

  private static final int EXPRESSIONS = 4;

  private static final int WITH_VALUE = 0x40;

  private final byte[] section;
  private final Input in;
  private final IntUnaryOperator renumber;
  private final Sink out = new Sink();

  private References(byte[] section, IntUnaryOperator renumber) {
    this.section = section;
    this.in = new Input(section, 0);
    this.renumber = renumber;
  }

  /** Those of the elements of tables. */
  static byte[] inElements(byte[] section, IntUnaryOperator renumber) {
    var references = new References(section, renumber);
    for (int left = references.number(); left > 0; left--) {
      references.segment();
    }
    return references.out.bytes();
  }

  /** Those of the first values of globals. */
  static byte[] inGlobals(byte[] section, IntUnaryOperator renumber) {
    var references = new References(section, renumber);
    for (int left = references.number(); left > 0; left--) {
      references.type();
      references.octet();
      references.expression();
    }
    return references.out.bytes();
  }

  /** Those of the first values of tables. */
  static byte[] inTables(byte[] section, IntUnaryOperator renumber) {
    var references = new References(section, renumber);
    for (int left = references.number(); left > 0; left--) {
      references.table();
    }
    return references.out.bytes();
  }

  private void table() {
    boolean hasValue = section[in.at()] == WITH_VALUE;
    if (hasValue) {
      octet();
      octet();
    }
    type();
    boolean bounded = (number() & 1) != 0;
    number();
    if (bounded) {
      number();
    }
    if (hasValue) {
      expression();
    }
  }

  private void segment() {
    int flags = number();
    boolean expressions = (flags & EXPRESSIONS) != 0;
    if ((flags & PASSIVE) == 0) {
      if ((flags & EXPLICIT) != 0) {
        number();
      }
      expression();
    }
    if ((flags & (PASSIVE | EXPLICIT)) != 0) {
      if (expressions) {
        type();
      } else {
        octet();
      }
    }
    for (int left = number(); left > 0; left--) {
      if (expressions) {
        expression();
      } else {
        out.unsigned(renumber.applyAsInt((int) in.unsigned()));
      }
    }
  }

  private void expression() {
    for (Op op : BodyReader.instructions(section, in.at())) {
      if (op.code() == Op.REF_FUNC) {
        out.op(Op.REF_FUNC, renumber.applyAsInt(op.index()));
      } else {
        out.copy(section, op.at(), op.end());
      }
      in.skip(op.end() - in.at());
    }
  }

  private void type() {
    int from = in.at();
    ValueTypes.skip(in);
    out.copy(section, from, in.at());
  }

  private void octet() {
    out.op(in.next());
  }

  private int number() {
    int number = (int) in.unsigned();
    out.unsigned(number);
    return number;
  }
}
