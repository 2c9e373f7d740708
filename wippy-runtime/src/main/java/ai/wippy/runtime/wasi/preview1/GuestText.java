package ai.wippy.runtime.wasi.preview1;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.wasi.file.FileError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Text that preview 1 passes as address and length in bytes. */
final class GuestText {
  private GuestText() {}

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /**
   * Reads text.
   *
   * @throws FileError ILLEGAL_BYTE_SEQUENCE if it is no UTF-8
   */
  static String read(GuestMemory memory, long at, long length) throws FileError {
    int bytes = (int) length;
    int from = memory.range((int) at, Integer.toUnsignedLong(bytes), 1);
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(memory.array(), from, bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new FileError(FileError.Code.ILLEGAL_BYTE_SEQUENCE, "a path that is not UTF-8");
    }
  }
}
