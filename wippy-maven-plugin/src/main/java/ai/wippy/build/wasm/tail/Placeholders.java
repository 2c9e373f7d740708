package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Results of a function that has none yet: nobody looks at them. */
final class Placeholders {
  private static final int STRUCT_NEW_DEFAULT = 0x01;
  private static final int ARRAY_NEW_FIXED = 0x08;
  private static final int EXTERN_CONVERT_ANY = 0x1B;
  private static final int REF_I31 = 0x1C;

  private final TypeTable types;
  private final IntUnaryOperator functions;

  /**
   * For the functions of a module.
   *
   * @param functions gives one of a type, which nobody calls
   */
  Placeholders(TypeTable types, IntUnaryOperator functions) {
    this.types = types;
    this.functions = functions;
  }

  /**
   * Puts one on the stack.
   *
   * @return whether there can be one
   */
  boolean write(String type, Sink out) {
    if (ValueTypes.hasDefault(type)) {
      ValueTypes.zero(type, out);
      return true;
    }
    int heap = ValueTypes.heapType(type);
    return heap >= 0 ? concrete(heap, out) : abstracted(heap, out);
  }

  private boolean concrete(int type, Sink out) {
    return switch (types.composite(type)) {
      case TypeTable.Struct struct -> {
        out.op(Op.GC, STRUCT_NEW_DEFAULT).unsigned(type);
        yield struct.hasDefault();
      }
      case TypeTable.Array _ -> {
        out.op(Op.GC, ARRAY_NEW_FIXED).unsigned(type).unsigned(0);
        yield true;
      }
      case TypeTable.Function _ -> {
        out.op(Op.REF_FUNC, functions.applyAsInt(type));
        yield true;
      }
    };
  }

  private boolean abstracted(int heap, Sink out) {
    switch (heap) {
      case ValueTypes.ANY, ValueTypes.EQ, ValueTypes.I31 -> out.constant(0).op(Op.GC, REF_I31);
      case ValueTypes.EXTERN -> out.constant(0).op(Op.GC, REF_I31).op(Op.GC, EXTERN_CONVERT_ANY);
      case ValueTypes.FUNC -> concrete(types.indexOf(new FunctionType(List.of(), List.of())), out);
      default -> {
        return false;
      }
    }
    return true;
  }
}
