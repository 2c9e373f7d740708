package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.Encoding;
import com.dylibso.chicory.wasm.WasmWriter;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the sections of a core module lie (core specification 5.5). Reads no section's content. */
final class Sections {
  static final int CUSTOM = 0;
  static final int TYPE = 1;
  static final int IMPORT = 2;
  static final int FUNCTION = 3;
  static final int TABLE = 4;
  static final int GLOBAL = 6;
  static final int ELEMENT = 9;
  static final int CODE = 10;

  /** In which order sections come: data count before code, tags before globals. */
  private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11);

  private static final byte[] PREAMBLE = {0, 'a', 's', 'm', 1, 0, 0, 0};
  private static final byte[] COMPONENT = {0, 'a', 's', 'm', 0x0d, 0, 1, 0};
  private static final List<String> NAMES =
      List.of(
          "custom",
          "type",
          "import",
          "function",
          "table",
          "memory",
          "global",
          "export",
          "start",
          "element",
          "code",
          "data",
          "data count",
          "tag");

  /**
   * A section.
   *
   * @param id as in the binary
   * @param offset of its content
   * @param length of its content
   */
  record Section(int id, int offset, int length) {
    /** What the specification calls it. */
    String name() {
      return id < NAMES.size() ? NAMES.get(id) : "unknown (" + id + ")";
    }

    byte[] content(byte[] binary) {
      return Arrays.copyOfRange(binary, offset, offset + length);
    }

    /** The content, if it starts with the number of its elements, with more of them. */
    byte[] longer(byte[] binary, List<byte[]> added) {
      return Sections.longer(content(binary), added);
    }
  }

  private Sections() {}

  /** Splits a binary. */
  static List<Section> of(byte[] binary) throws ModuleRejectedException {
    preamble(binary);
    ByteBuffer in =
        ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN).position(PREAMBLE.length);
    var sections = new ArrayList<Section>();
    while (in.hasRemaining()) {
      int start = in.position();
      int id = Byte.toUnsignedInt(in.get());
      long length = length(in, start, sections);
      sections.add(new Section(id, in.position(), (int) length));
      in.position(in.position() + (int) length);
    }
    return sections;
  }

  private static long length(ByteBuffer in, int start, List<Section> before)
      throws ModuleRejectedException {
    try {
      long length = Encoding.readVarUInt32(in);
      if (length <= in.remaining()) {
        return length;
      }
      throw broken(
          "section %d at offset 0x%x claims %,d bytes, but only %,d are left"
              .formatted(before.size(), start, length, in.remaining()));
    } catch (BufferUnderflowException | com.dylibso.chicory.wasm.ChicoryException _) {
      throw broken("section %d at offset 0x%x has no valid size".formatted(before.size(), start));
    }
  }

  private static void preamble(byte[] binary) throws ModuleRejectedException {
    byte[] start = Arrays.copyOf(binary, Math.min(binary.length, PREAMBLE.length));
    if (Arrays.equals(start, COMPONENT)) {
      throw new ModuleRejectedException(
          "this is a component, where a core module is expected",
          "give the entry no wit signature of its own, a component brings one");
    }
    if (!Arrays.equals(start, PREAMBLE)) {
      throw broken(
          "this is not a core module: it starts with %s instead of %s"
              .formatted(hex(start), hex(PREAMBLE)));
    }
  }

  private static String hex(byte[] bytes) {
    return bytes.length == 0 ? "nothing" : HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  private static ModuleRejectedException broken(String problem) {
    return new ModuleRejectedException(
        problem, "the file is damaged or not WebAssembly: build or copy it again");
  }

  /** A vector with more elements. */
  static byte[] longer(byte[] vector, List<byte[]> added) {
    ByteBuffer in = ByteBuffer.wrap(vector).order(ByteOrder.LITTLE_ENDIAN);
    int count = (int) Encoding.readVarUInt32(in);
    var out = new ByteArrayOutputStream();
    WasmWriter.writeVarUInt32(out, count + added.size());
    out.write(vector, in.position(), in.remaining());
    added.forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** A binary with sections that take the place of others, or are new. */
  static byte[] replace(byte[] binary, List<Section> sections, Map<Integer, byte[]> changed) {
    var left =
        new ArrayDeque<>(
            changed.keySet().stream().sorted(Comparator.comparing(ORDER::indexOf)).toList());
    var out = new WasmWriter();
    for (Section section : sections) {
      int place = ORDER.indexOf(section.id());
      while (!left.isEmpty() && place >= 0 && ORDER.indexOf(left.element()) < place) {
        out.writeSection(left.element(), changed.get(left.remove()));
      }
      left.remove(section.id());
      byte[] content = changed.get(section.id());
      out.writeSection(section.id(), content == null ? section.content(binary) : content);
    }
    left.forEach(id -> out.writeSection(id, changed.get(id)));
    return out.bytes();
  }

  static Optional<Section> find(List<Section> sections, int id) {
    return sections.stream().filter(section -> section.id() == id).findFirst();
  }
}
