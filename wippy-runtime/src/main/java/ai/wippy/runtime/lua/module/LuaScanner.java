package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Safepoint;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.wasi.file.FileError;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Goes through a file token by token. Reads ahead: the file's position is after what it has. */
final class LuaScanner {
  private static final int CHUNK = 4096;
  private static final int LONGEST_TOKEN = 1 << 24;

  private static final ObjectType<LuaScanner> TYPE =
      new ObjectType<>("scanner", LuaScanner.class)
          .method("scan", (scanner, _) -> scanner.scan())
          .method("text", (scanner, _) -> scanner.token)
          .method("err", (scanner, _) -> scanner.error);

  private final LuaFile file;
  private final Splitting splitting;
  private LuaString chunk = LuaValue.EMPTYSTRING;
  private int at;
  private LuaString token = LuaValue.EMPTYSTRING;
  private LuaValue error = LuaValue.NIL;

  LuaScanner(LuaFile file, Splitting splitting) {
    this.file = file;
    this.splitting = splitting;
  }

  LuaValue object() {
    return TYPE.of(this);
  }

  private Varargs scan() {
    if (!error.isnil()) {
      return LuaValue.FALSE;
    }
    try {
      return LuaValue.valueOf(advance());
    } catch (FileError e) {
      Safepoint.poll();
      error = Bytes.of(FileAnswer.failure("scan", e).message());
    } catch (Failure e) {
      error = Bytes.of(e.message());
    }
    return LuaValue.FALSE;
  }

  private boolean advance() throws FileError {
    int next = next();
    while (next >= 0 && splitting.skips(next)) {
      next = next();
    }
    if (next < 0) {
      token = LuaValue.EMPTYSTRING;
      return false;
    }
    int length = splitting.length(next);
    var bytes = new ByteArrayOutputStream();
    while (next >= 0 && !splitting.ends(next)) {
      bytes.write(next);
      if (bytes.size() == length) {
        break;
      }
      if (bytes.size() > LONGEST_TOKEN) {
        throw Inputs.invalid("token longer than %d bytes".formatted(LONGEST_TOKEN));
      }
      next = next();
    }
    token = Bytes.of(withoutReturn(bytes.toByteArray()));
    return true;
  }

  /** A line may end with CR LF. */
  private byte[] withoutReturn(byte[] bytes) {
    boolean cut =
        splitting == Splitting.LINES && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return cut ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }

  /** The next byte; -1 at the end. */
  private int next() throws FileError {
    if (at == chunk.m_length) {
      Safepoint.poll();
      chunk = file.next(CHUNK);
      at = 0;
    }
    return at < chunk.m_length ? chunk.luaByte(at++) : -1;
  }

  @Override
  public String toString() {
    return "scanner";
  }
}
