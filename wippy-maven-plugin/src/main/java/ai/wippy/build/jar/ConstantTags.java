package ai.wippy.build.jar;

import static java.lang.classfile.constantpool.PoolEntry.TAG_CLASS;
import static java.lang.classfile.constantpool.PoolEntry.TAG_DOUBLE;
import static java.lang.classfile.constantpool.PoolEntry.TAG_DYNAMIC;
import static java.lang.classfile.constantpool.PoolEntry.TAG_FIELDREF;
import static java.lang.classfile.constantpool.PoolEntry.TAG_FLOAT;
import static java.lang.classfile.constantpool.PoolEntry.TAG_INTEGER;
import static java.lang.classfile.constantpool.PoolEntry.TAG_INTERFACE_METHODREF;
import static java.lang.classfile.constantpool.PoolEntry.TAG_INVOKE_DYNAMIC;
import static java.lang.classfile.constantpool.PoolEntry.TAG_LONG;
import static java.lang.classfile.constantpool.PoolEntry.TAG_METHODREF;
import static java.lang.classfile.constantpool.PoolEntry.TAG_METHOD_HANDLE;
import static java.lang.classfile.constantpool.PoolEntry.TAG_METHOD_TYPE;
import static java.lang.classfile.constantpool.PoolEntry.TAG_MODULE;
import static java.lang.classfile.constantpool.PoolEntry.TAG_NAME_AND_TYPE;
import static java.lang.classfile.constantpool.PoolEntry.TAG_PACKAGE;
import static java.lang.classfile.constantpool.PoolEntry.TAG_STRING;
import static java.lang.classfile.constantpool.PoolEntry.TAG_UTF8;

import java.nio.ByteBuffer;

/**
 * A look at the constants of a class file (JVMS 4.4) that reads nothing but their tags: for most
 * classes all that there is to do, and a tenth of what a parser would.
 */
final class ConstantTags {
  private static final int COUNT = 8;

  private ConstantTags() {}

  /**
   * Whether a class calls anything by {@code invokedynamic}.
   *
   * @throws IndexOutOfBoundsException if the file ends too early
   * @throws IllegalArgumentException if a tag is unknown
   */
  static boolean haveDynamicCalls(byte[] classFile) {
    var file = ByteBuffer.wrap(classFile);
    int left = Short.toUnsignedInt(file.getShort(COUNT)) - 1;
    int at = COUNT + Short.BYTES;
    while (left > 0) {
      byte tag = file.get(at);
      if (tag == TAG_INVOKE_DYNAMIC) {
        return true;
      }
      at +=
          1
              + switch (tag) {
                case TAG_UTF8 -> Short.BYTES + Short.toUnsignedInt(file.getShort(at + 1));
                case TAG_CLASS, TAG_STRING, TAG_METHOD_TYPE, TAG_MODULE, TAG_PACKAGE -> 2;
                case TAG_METHOD_HANDLE -> 3;
                case TAG_INTEGER,
                    TAG_FLOAT,
                    TAG_FIELDREF,
                    TAG_METHODREF,
                    TAG_INTERFACE_METHODREF,
                    TAG_NAME_AND_TYPE,
                    TAG_DYNAMIC ->
                    4;
                case TAG_LONG, TAG_DOUBLE -> 8;
                default ->
                    throw new IllegalArgumentException(
                        "no constant has tag %d, at %d".formatted(tag, at));
              };
      // These count twice.
      left -= tag == TAG_LONG || tag == TAG_DOUBLE ? 2 : 1;
    }
    return false;
  }
}
