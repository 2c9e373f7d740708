package ai.wippy.benchmarks;

import ai.wippy.build.wasm.WatAssembler;
import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The core modules of the guests, for raw calls. */
final class GuestFiles {
  /** Magic number, version and layer. */
  private static final int PREAMBLE = 8;

  private static final int CORE_MODULE = 1;

  private GuestFiles() {}

  /** A file that was written as text. */
  static RawModule text(String name) {
    return new RawModule(assemble(name, new String(read(name), StandardCharsets.UTF_8)));
  }

  /** The binary of a text. */
  static byte[] assemble(String name, String text) {
    var problems = new Problems();
    var binary = new WatAssembler().assemble(text, Places.in(new SourceText(name, text)), problems);
    return binary.orElseThrow(() -> new IllegalStateException(problems.all().toString()));
  }

  /** A core module. */
  static RawModule core(String name) {
    return new RawModule(read(name));
  }

  /** The first core module of a component, which is the one that its author wrote. */
  static RawModule insideOf(String name) {
    var bytes = ByteBuffer.wrap(read(name)).order(ByteOrder.LITTLE_ENDIAN).position(PREAMBLE);
    while (bytes.hasRemaining()) {
      int section = bytes.get();
      int size = leb128(bytes);
      if (section == CORE_MODULE) {
        return new RawModule(
            Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.position() + size));
      }
      bytes.position(bytes.position() + size);
    }
    throw new IllegalStateException(name + " holds no core module");
  }

  private static int leb128(ByteBuffer bytes) {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      value |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  /** A file of the registry. */
  static byte[] read(String name) {
    try (var in = GuestFiles.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
