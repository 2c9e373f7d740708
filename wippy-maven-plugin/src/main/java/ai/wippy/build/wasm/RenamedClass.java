package ai.wippy.build.wasm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.classfile.constantpool.PoolEntry;

/**
 * Puts one class in the place of another, in a class file that is or uses it (JVM specification,
 * 4.4). The new name stands wherever a constant is the old one and nothing else, so not in the
 * types of fields and methods.
 *
 * @param from internal name of the class that goes
 * @param to internal name of the class that comes
 */
record RenamedClass(String from, String to) {
  private static final int HEAD = 8;

  /** The class file with the new name. */
  byte[] in(byte[] file) {
    var bytes = new ByteArrayOutputStream(file.length);
    try {
      rewrite(new DataInputStream(new ByteArrayInputStream(file)), new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("this is no class file", e);
    }
    return bytes.toByteArray();
  }

  private void rewrite(DataInputStream in, DataOutputStream out) throws IOException {
    copy(in, out, HEAD);
    int count = in.readUnsignedShort();
    out.writeShort(count);
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      switch (tag) {
        case PoolEntry.TAG_UTF8 -> {
          String text = in.readUTF();
          out.writeUTF(text.equals(from) ? to : text);
        }
        case PoolEntry.TAG_LONG, PoolEntry.TAG_DOUBLE -> {
          copy(in, out, Long.BYTES);
          // They take two places.
          i++;
        }
        case PoolEntry.TAG_CLASS,
            PoolEntry.TAG_STRING,
            PoolEntry.TAG_METHOD_TYPE,
            PoolEntry.TAG_MODULE,
            PoolEntry.TAG_PACKAGE ->
            copy(in, out, Short.BYTES);
        case PoolEntry.TAG_METHOD_HANDLE -> copy(in, out, Byte.BYTES + Short.BYTES);
        case PoolEntry.TAG_INTEGER, PoolEntry.TAG_FLOAT -> copy(in, out, Integer.BYTES);
        // References and the like: two indices.
        default -> copy(in, out, 2 * Short.BYTES);
      }
    }
    in.transferTo(out);
  }

  private static void copy(DataInputStream in, DataOutputStream out, int length)
      throws IOException {
    out.write(in.readNBytes(length));
  }
}
