package ai.wippy.runtime.wasi.preview1;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.component.GuestMemory;
import java.util.List;

/**
 * Strings that a guest copies into its memory: their addresses in one place, their text in another.
 */
final class StringArea {
  private final List<byte[]> strings;
  private final int size;

  StringArea(List<String> texts) {
    strings = texts.stream().map(text -> (text + "\0").getBytes(UTF_8)).toList();
    size = strings.stream().mapToInt(string -> string.length).sum();
  }

  Errno sizes(GuestMemory memory, long[] args) {
    memory.i32((int) args[0], strings.size());
    memory.i32((int) args[1], size);
    return Errno.SUCCESS;
  }

  Errno copy(GuestMemory memory, long[] args) {
    int pointers = memory.range((int) args[0], 4L * strings.size(), 1);
    int text = memory.range((int) args[1], size, 1);
    for (byte[] string : strings) {
      memory.i32(pointers, text);
      System.arraycopy(string, 0, memory.array(), text, string.length);
      pointers += 4;
      text += string.length;
    }
    return Errno.SUCCESS;
  }
}
