package ai.wippy.runtime.component;

/**
 * Code points of valid text in guest memory, read and written in place. An address is an index of
 * the memory's array.
 */
enum CodeUnits {
  /** One byte a code unit, one to four a code point. */
  UTF8 {
    @Override
    int read(byte[] array, int at) {
      int first = array[at];
      if (first >= 0) {
        return first;
      }
      if (first < LEAD_OF_3) {
        return (first & 0x1F) << 6 | array[at + 1] & 0x3F;
      }
      if (first < LEAD_OF_4) {
        return (first & 0x0F) << 12 | (array[at + 1] & 0x3F) << 6 | array[at + 2] & 0x3F;
      }
      return (first & 0x07) << 18
          | (array[at + 1] & 0x3F) << 12
          | (array[at + 2] & 0x3F) << 6
          | array[at + 3] & 0x3F;
    }

    @Override
    int bytes(int codePoint) {
      return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4;
    }

    @Override
    void write(byte[] array, int at, int codePoint) {
      switch (bytes(codePoint)) {
        case 1 -> array[at] = (byte) codePoint;
        case 2 -> {
          array[at] = (byte) (0xC0 | codePoint >> 6);
          array[at + 1] = trail(codePoint);
        }
        case 3 -> {
          array[at] = (byte) (0xE0 | codePoint >> 12);
          array[at + 1] = trail(codePoint >> 6);
          array[at + 2] = trail(codePoint);
        }
        default -> {
          array[at] = (byte) (0xF0 | codePoint >> 18);
          array[at + 1] = trail(codePoint >> 12);
          array[at + 2] = trail(codePoint >> 6);
          array[at + 3] = trail(codePoint);
        }
      }
    }
  },

  /** Two bytes a code unit, little endian, one or two a code point. */
  UTF16 {
    @Override
    int read(byte[] array, int at) {
      char unit = unit(array, at);
      return Character.isHighSurrogate(unit)
          ? Character.toCodePoint(unit, unit(array, at + 2))
          : unit;
    }

    @Override
    int bytes(int codePoint) {
      return codePoint < 0x1_0000 ? 2 : 4;
    }

    @Override
    void write(byte[] array, int at, int codePoint) {
      if (codePoint < 0x1_0000) {
        put(array, at, codePoint);
      } else {
        put(array, at, Character.highSurrogate(codePoint));
        put(array, at + 2, Character.lowSurrogate(codePoint));
      }
    }
  },

  /** One byte a code point, which is below 256. */
  LATIN1 {
    @Override
    int read(byte[] array, int at) {
      return array[at] & 0xFF;
    }

    @Override
    int bytes(int codePoint) {
      return 1;
    }

    @Override
    void write(byte[] array, int at, int codePoint) {
      array[at] = (byte) codePoint;
    }
  };

  private static final byte LEAD_OF_3 = (byte) 0xE0;
  private static final byte LEAD_OF_4 = (byte) 0xF0;

  /** The code point that starts at an address. */
  abstract int read(byte[] array, int at);

  /** How many bytes a code point takes. */
  abstract int bytes(int codePoint);

  /** Writes a code point. */
  abstract void write(byte[] array, int at, int codePoint);

  private static byte trail(int bits) {
    return (byte) (0x80 | bits & 0x3F);
  }

  private static char unit(byte[] array, int at) {
    return (char) (array[at] & 0xFF | array[at + 1] << 8);
  }

  private static void put(byte[] array, int at, int unit) {
    array[at] = (byte) unit;
    array[at + 1] = (byte) (unit >> 8);
  }
}
