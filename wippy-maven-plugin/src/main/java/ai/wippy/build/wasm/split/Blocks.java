package ai.wippy.build.wasm.split;

/** What instructions do to the stack. */
record Blocks(Types types, Body body) {
  /** The type of the block that an instruction opens, or of the function. */
  Signature type(int block) {
    if (block == Body.FUNCTION) {
      return body.signature();
    }
    int type = body.op(block).index();
    if (type >= 0) {
      return types.type(type);
    }
    return new Signature("", type == Op.EMPTY ? "" : String.valueOf((char) (type & 0x7F)));
  }

  /** The values that a jump to a block takes along. */
  String carried(int block) {
    boolean loops = block != Body.FUNCTION && body.op(block).code() == Op.LOOP;
    return loops ? type(block).params() : type(block).results();
  }

  /** By how many values the stack is higher after an instruction, its whole block included. */
  int growth(int index) {
    Op op = body.op(index);
    return switch (op.code()) {
      case Op.BLOCK, Op.LOOP -> growth(type(index));
      case Op.IF -> growth(type(index)) - 1;
      case Op.CALL -> growth(types.function(op.index()));
      case Op.CALL_INDIRECT -> growth(types.type(op.index())) - 1;
      default -> growthOf(op.code());
    };
  }

  private static int growth(Signature type) {
    return type.results().length() - type.params().length();
  }

  private static int growthOf(int code) {
    return switch (code) {
      case Op.LOCAL_GET, 0x23, 0x3F, Op.I32_CONST, 0x42, 0x43, 0x44, 0xD0, 0xD2, 0xFC10 -> 1;
      case Op.LOCAL_SET, 0x24, Op.BR_IF, Op.BR_TABLE, 0x1A, 0xFC0F -> -1;
      case 0x1B, 0x1C, 0x26 -> -2;
      case 0xFC08, 0xFC0A, 0xFC0B, 0xFC0C, 0xFC0E, 0xFC11 -> -3;
      default -> {
        if (code >= 0x36 && code <= 0x3E) {
          yield -2;
        }
        yield isBinary(code) ? -1 : 0;
      }
    };
  }

  private static boolean isBinary(int code) {
    return code >= 0x46 && code <= 0x4F
        || code >= 0x51 && code <= 0x66
        || code >= 0x6A && code <= 0x78
        || code >= 0x7C && code <= 0x8A
        || code >= 0x92 && code <= 0x98
        || code >= 0xA0 && code <= 0xA6;
  }
}
