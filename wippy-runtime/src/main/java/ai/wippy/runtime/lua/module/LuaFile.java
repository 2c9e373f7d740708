package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.OpenFile;
import java.nio.ByteBuffer;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** An open file in the hands of Lua code, with a position. */
final class LuaFile {
  private static final int USUALLY_READ = 4096;
  private static final int MOST_READ = 1 << 30;

  private static final ObjectType<LuaFile> TYPE =
      new ObjectType<>("file", LuaFile.class)
          .method("read", LuaFile::read)
          .method("write", LuaFile::write)
          .method("seek", LuaFile::seek)
          .method("close", (file, _) -> file.close())
          .method("stat", LuaFile::stat)
          .method("sync", LuaFile::sync)
          .fallible("scanner", LuaFile::scanner);

  private final String path;
  private final OpenFile file;
  private final boolean appends;
  private final Runnable closing;
  private boolean closed;
  private long position;

  /**
   * Takes over a file.
   *
   * @param path for messages
   * @param appends whether it is written at its end, wherever the position is
   */
  LuaFile(LuaState state, String path, OpenFile file, boolean appends) {
    this.path = path;
    this.file = file;
    this.appends = appends;
    closing = state.hold(this, file);
  }

  LuaValue object() {
    return TYPE.of(this);
  }

  private void checkOpen() {
    if (closed) {
      throw Inputs.invalid("file is closed: " + path);
    }
  }

  private Varargs read(Varargs args) {
    return FileAnswer.of(
        "read " + path,
        () -> {
          checkOpen();
          int size =
              args.isnoneornil(1) ? USUALLY_READ : Inputs.count(args, 1, "size", 1, MOST_READ);
          LuaString read = next(size);
          if (read.m_length == 0) {
            throw new Failure(Kind.NOT_FOUND, "EOF");
          }
          return read;
        });
  }

  /** Reads up to a number of bytes; none at the end. */
  LuaString next(int size) throws FileError {
    checkOpen();
    long left = Math.max(0, file.size() - position);
    var buffer = ByteBuffer.allocate((int) Math.min(size, Math.max(left, 1)));
    int count = file.read(buffer, position);
    position += Math.max(count, 0);
    return LuaString.valueOf(buffer.array(), 0, Math.max(count, 0));
  }

  private Varargs write(Varargs args) {
    return FileAnswer.of(
        "write " + path,
        () -> {
          checkOpen();
          byte[] data = Inputs.bytes(args, 1, "data");
          if (data.length == 0) {
            throw Inputs.invalid("data cannot be empty");
          }
          if (appends) {
            file.append(ByteBuffer.wrap(data));
            position = file.size();
          } else {
            file.write(ByteBuffer.wrap(data), position);
            position += data.length;
          }
        });
  }

  private Varargs seek(Varargs args) {
    return FileAnswer.of(
        "seek " + path,
        () -> {
          checkOpen();
          long from =
              switch (Inputs.text(args, 1, "whence", "cur")) {
                case "set" -> 0;
                case "cur" -> position;
                case "end" -> file.size();
                default -> throw Inputs.invalid("whence must be set, cur or end");
              };
          long offset =
              args.isnoneornil(2)
                  ? 0
                  : Inputs.count(args, 2, "offset", Integer.MIN_VALUE, Integer.MAX_VALUE);
          if (from + offset < 0) {
            throw Inputs.invalid("position cannot be negative: " + (from + offset));
          }
          position = from + offset;
          return Numbers.of(position);
        });
  }

  private Varargs close() {
    closed = true;
    closing.run();
    return LuaValue.varargsOf(LuaValue.TRUE, LuaValue.NIL);
  }

  private Varargs stat(Varargs args) {
    return FileAnswer.of(
        "stat " + path,
        () -> {
          checkOpen();
          return Volume.described(path, file.attributes());
        });
  }

  private Varargs sync(Varargs args) {
    return FileAnswer.of(
        "sync " + path,
        () -> {
          checkOpen();
          file.sync(true);
        });
  }

  private LuaValue scanner(Varargs args) {
    checkOpen();
    return new LuaScanner(this, Splitting.of(Inputs.text(args, 1, "split", "lines"))).object();
  }

  @Override
  public String toString() {
    return "file: " + path;
  }
}
