package ai.wippy.build.wasm.body;

/** What instructions do to the stack. */
public record Blocks(Types types, Body body) {
  /** The type of the block that an instruction opens, or of the function. */
  public Signature type(int block) {
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
  public String carried(int block) {
    boolean loops = block != Body.FUNCTION && body.op(block).code() == Op.LOOP;
    return loops ? type(block).params() : type(block).results();
  }

  /** By how many values the stack is higher after an instruction, its whole block included. */
  public int growth(int index) {
    Op op = body.op(index);
    return switch (op.code()) {
      case Op.BLOCK, Op.LOOP, Op.TRY_TABLE -> growth(type(index));
      case Op.IF -> growth(type(index)) - 1;
      case Op.CALL -> growth(types.function(op.index()));
      case Op.CALL_INDIRECT, Op.CALL_REF -> growth(types.type(op.index())) - 1;
      default -> growthOf(op.code());
    };
  }

  private static int growth(Signature type) {
    return type.results().length() - type.params().length();
  }

  private static int growthOf(int code) {
    return switch (code) {
      case Op.LOCAL_GET, 0x23, 0x3F, Op.I32_CONST, Op.I64_CONST, 0x43, 0x44, 0xD0, 0xD2, 0xFC10 ->
          1;
      case Op.LOCAL_SET, 0x24, Op.BR_IF, Op.BR_TABLE, Op.DROP, 0xFC0F, 0xD3, 0xD6, 0xFE00 -> -1;
      case Op.SELECT, Op.SELECT_TYPED, 0x26, 0xFE01, 0xFE02 -> -2;
      case 0xFC08, 0xFC0A, 0xFC0B, 0xFC0C, 0xFC0E, 0xFC11 -> -3;
      default -> {
        if (code >= 0x36 && code <= 0x3E || code >= 0xFE17 && code <= 0xFE1D || code >= 0xFE48) {
          yield -2;
        }
        yield isBinary(code) || code >= 0xFE1E ? -1 : 0;
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
