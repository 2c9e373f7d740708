package ai.wippy.component;

/** Steps over the initialiser of a global or table (core specification, constant expressions). */
final class ConstantExpression {
  private static final int END = 0x0B;

  private ConstantExpression() {}

  static void skip(ByteReader in) {
    while (true) {
      int start = in.position();
      int opcode = in.octet();
      if (opcode == END) {
        return;
      }
      immediates(in, start, opcode);
    }
  }

  private static void immediates(ByteReader in, int start, int opcode) {
    switch (opcode) {
      case 0x23, 0xD2 -> in.u32();
      case 0x41 -> signed(in, 5);
      case 0x42 -> signed(in, 10);
      case 0x43 -> in.slice(4);
      case 0x44 -> in.slice(8);
      case 0xD0 -> in.s33();
      case 0x6A, 0x6B, 0x6C, 0x7C, 0x7D, 0x7E -> {}
      case 0xFB -> aggregate(in, start);
      case 0xFD -> {
        in.expect(0x0C, "a vector instruction in a constant expression");
        in.slice(16);
      }
      default -> throw in.unexpected(start, opcode, "an instruction of a constant expression");
    }
  }

  private static void aggregate(ByteReader in, int start) {
    int opcode = in.u32();
    switch (opcode) {
      case 0x00, 0x01, 0x06, 0x07 -> in.u32();
      case 0x08 -> {
        in.u32();
        in.u32();
      }
      case 0x1A, 0x1B, 0x1C -> {}
      default -> throw in.unexpected(start, opcode, "an instruction of a constant expression");
    }
  }

  private static void signed(ByteReader in, int most) {
    int start = in.position();
    for (int i = 0; i < most; i++) {
      if ((in.octet() & 0x80) == 0) {
        return;
      }
    }
    throw ComponentException.malformed(start, "integer representation too long");
  }
}
