package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.StandardStreams;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code io}: standard streams and arguments of a command. Each function returns {@code value,
 * err}; in code that is no process, every one of them fails.
 */
public final class IoModule implements LuaModule {
  private static final int MOST_READ = 1 << 24;
  private static final int USUALLY_READ = 1024;

  /** What touches a stream. */
  @FunctionalInterface
  private interface Action {
    LuaValue run(StandardStreams streams) throws IOException;
  }

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .function("write", args -> attempt(state, io -> write(io.out(), args, "", "")))
        .function("print", args -> attempt(state, io -> write(io.out(), args, "\t", "\n")))
        .function("eprint", args -> attempt(state, io -> write(io.err(), args, "\t", "\n")))
        .function("read", args -> attempt(state, io -> read(io.in(), args)))
        .function("readline", _ -> attempt(state, io -> readLine(io.in())))
        .function("flush", _ -> attempt(state, IoModule::flush))
        .function("raw", _ -> attempt(state, _ -> noRawMode()))
        .function("args", _ -> words(state))
        .table();
  }

  private static Varargs attempt(LuaState state, Action action) {
    var process = state.process();
    if (process.isEmpty()) {
      return failed(Kind.UNAVAILABLE, "io is for commands: this code runs in no process");
    }
    try {
      return LuaValue.varargsOf(action.run(process.get().streams()), LuaValue.NIL);
    } catch (IOException e) {
      return failed(Kind.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Varargs failed(Kind kind, String message) {
    return LuaValue.varargsOf(LuaValue.NIL, ErrorValue.of(new Failure(kind, message)));
  }

  private static LuaValue write(OutputStream out, Varargs args, String separator, String end)
      throws IOException {
    var line = new ByteArrayOutputStream();
    for (int i = 1; i <= args.narg(); i++) {
      line.writeBytes(bytes(i > 1 ? separator : ""));
      LuaString text = Arguments.tostring(args, i);
      line.write(text.m_bytes, text.m_offset, text.m_length);
    }
    line.writeBytes(bytes(end));
    line.writeTo(out);
    return LuaValue.TRUE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Java cannot change the mode of a terminal. */
  private static LuaValue noRawMode() throws IOException {
    throw new IOException("raw terminal control unavailable; read lines");
  }

  private static LuaValue flush(StandardStreams streams) throws IOException {
    streams.out().flush();
    streams.err().flush();
    return LuaValue.TRUE;
  }

  /** Up to a number of bytes, as many as there are at once; an error at the end. */
  private static LuaValue read(InputStream in, Varargs args) throws IOException {
    long most = Arguments.integer(args, 1, USUALLY_READ);
    var buffer = new byte[(int) (most <= 0 ? USUALLY_READ : Math.min(most, MOST_READ))];
    int count = in.read(buffer);
    if (count < 0) {
      throw new EOFException("EOF");
    }
    return LuaString.valueOf(buffer, 0, count);
  }

  /** A line without its end; an error at the end of the stream. */
  private static LuaValue readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    int c = in.read();
    if (c < 0) {
      throw new EOFException("EOF");
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    byte[] bytes = line.toByteArray();
    int length = bytes.length;
    boolean carriageReturn = length > 0 && bytes[length - 1] == '\r';
    return LuaString.valueOf(bytes, 0, carriageReturn ? length - 1 : length);
  }

  private static LuaValue words(LuaState state) {
    var table = new Table();
    List<String> words = state.process().map(p -> p.words()).orElse(List.of());
    for (int i = 0; i < words.size(); i++) {
      table.rawset(i + 1, (LuaValue) state.values().ofText(words.get(i)));
    }
    return table;
  }
}
