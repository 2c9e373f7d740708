package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Memory;

/** Scalars in a memory, under the names that the canonical ABI gives their types. */
interface ScalarMemory extends Memory {
  /** Reads a byte as 0 to 255. */
  default int u8(int at) {
    return read(at) & 0xFF;
  }

  /** Reads a byte as -128 to 127. */
  default int s8(int at) {
    return read(at);
  }

  /** Reads two bytes as 0 to 65535. */
  default int u16(int at) {
    return readShort(at) & 0xFFFF;
  }

  /** Reads two bytes as -32768 to 32767. */
  default int s16(int at) {
    return readShort(at);
  }

  /** Reads four bytes. */
  default int i32(int at) {
    return readInt(at);
  }

  /** Reads eight bytes. */
  default long i64(int at) {
    return readLong(at);
  }

  /** Reads a 32-bit float. */
  default float f32(int at) {
    return readFloat(at);
  }

  /** Reads a 64-bit float. */
  default double f64(int at) {
    return readDouble(at);
  }

  /** Writes the low byte. */
  default void u8(int at, int value) {
    writeByte(at, (byte) value);
  }

  /** Writes the low two bytes. */
  default void u16(int at, int value) {
    writeShort(at, (short) value);
  }

  /** Writes four bytes. */
  default void i32(int at, int value) {
    writeI32(at, value);
  }

  /** Writes eight bytes. */
  default void i64(int at, long value) {
    writeLong(at, value);
  }

  /** Writes a 32-bit float. */
  default void f32(int at, float value) {
    writeF32(at, value);
  }

  /** Writes a 64-bit float. */
  default void f64(int at, double value) {
    writeF64(at, value);
  }
}
