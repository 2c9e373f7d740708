package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.Encoding;
import com.dylibso.chicory.wasm.WasmWriter;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Gives a name to imported functions whose module and name are both empty, which Chicory takes for
 * malformed. Components use such imports, and imports are linked by their place.
 */
final class UnnamedImports {
  private static final byte[] NAME = {'_'};
  private static final int FUNCTION = 0;
  private static final int TABLE = 1;
  private static final int MEMORY = 2;
  private static final int GLOBAL = 3;
  private static final int TAG = 4;

  /** Reference types of these two codes are followed by a heap type. */
  private static final int REF = 0x64;

  private static final int REF_NULL = 0x63;

  private final ByteBuffer in;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int copied;

  private UnnamedImports(byte[] imports) {
    in = ByteBuffer.wrap(imports).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The same binary if there is nothing to name, or if its imports cannot be read. */
  static byte[] name(byte[] binary, List<Sections.Section> sections) {
    Optional<Sections.Section> imports = Sections.find(sections, Sections.IMPORT);
    return imports.isEmpty() ? binary : name(binary, sections, imports.get());
  }

  private static byte[] name(
      byte[] binary, List<Sections.Section> sections, Sections.Section imports) {
    byte[] before = imports.content(binary);
    byte[] named;
    try {
      named = new UnnamedImports(before).named();
    } catch (BufferUnderflowException | com.dylibso.chicory.wasm.ChicoryException _) {
      // Chicory says what is wrong with it.
      return binary;
    }
    if (named.length == before.length) {
      return binary;
    }
    var module = new WasmWriter();
    for (Sections.Section section : sections) {
      module.writeSection(section.id(), section.equals(imports) ? named : section.content(binary));
    }
    return module.bytes();
  }

  private byte[] named() {
    for (long n = number(); n > 0; n--) {
      boolean unnamed = skipName() == 0;
      unnamed &= skipName() == 0;
      int kind = octet();
      if (unnamed && kind == FUNCTION) {
        insertName(in.position() - 2);
      }
      type(kind);
    }
    copy(in.limit());
    return out.toByteArray();
  }

  /** Replaces the empty name whose length lies at {@code at}. */
  private void insertName(int at) {
    copy(at);
    out.write(NAME.length);
    out.writeBytes(NAME);
    copied++;
  }

  private void copy(int end) {
    out.write(in.array(), copied, end - copied);
    copied = end;
  }

  private void type(int kind) {
    switch (kind) {
      case FUNCTION -> number();
      case TABLE -> {
        valueType();
        limits();
      }
      case MEMORY -> limits();
      case GLOBAL -> {
        valueType();
        octet();
      }
      case TAG -> {
        octet();
        number();
      }
      default -> throw new BufferUnderflowException();
    }
  }

  private void valueType() {
    int code = octet();
    if (code == REF || code == REF_NULL) {
      skipInteger();
    }
  }

  private void limits() {
    int flags = octet();
    skipInteger();
    if ((flags & 1) != 0) {
      skipInteger();
    }
  }

  /** How long it is. */
  private long skipName() {
    long length = number();
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + (int) length);
    return length;
  }

  private void skipInteger() {
    while ((in.get() & 0x80) != 0) {}
  }

  private long number() {
    return Encoding.readVarUInt32(in);
  }

  private int octet() {
    return Byte.toUnsignedInt(in.get());
  }
}
