package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Safepoint;
import ai.wippy.runtime.wasi.file.Attributes;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.DirectoryEntries;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.file.OpenFile;
import ai.wippy.runtime.wasi.file.OpenMode;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A directory as {@code fs.get} gives it, with a working directory. Nothing is held open between
 * two operations; each path is resolved anew, from the mount, and never leads out of it.
 */
final class Volume {
  static final String FILE = "file";
  static final String DIRECTORY = "directory";

  private static final int MILLIS_PER_SECOND = 1000;

  private static final ObjectType<Volume> TYPE =
      new ObjectType<>("fs", Volume.class)
          .method("chdir", Volume::chdir)
          .method("pwd", (volume, _) -> LuaValue.varargsOf(Bytes.of(volume.cwd), LuaValue.NIL))
          .method("open", Volume::open)
          .method("stat", Volume::stat)
          .method("mkdir", Volume::mkdir)
          .method("remove", Volume::remove)
          .method("readdir", Volume::readdir)
          .method("exists", Volume::exists)
          .method("isdir", Volume::isdir)
          .method("readfile", Volume::readfile)
          .method("writefile", Volume::writefile);

  private final LuaState state;
  private final String id;
  private final Mount mount;
  private String cwd = "/";

  /**
   * A volume.
   *
   * @param id as it was asked for
   */
  Volume(LuaState state, String id, Mount mount) {
    this.state = state;
    this.id = id;
    this.mount = mount;
  }

  LuaValue object() {
    return TYPE.of(this);
  }

  /** What is done in the open directory. */
  @FunctionalInterface
  private interface Action {
    LuaValue run(Directory root) throws FileError;
  }

  private LuaValue in(Action action) throws FileError {
    try (var root = Directory.open(mount)) {
      return action.run(root);
    }
  }

  /** A path from the root of the volume, {@code .} and {@code ..} resolved. */
  private String path(Varargs args) {
    String path = Inputs.word(args, 1, "path");
    if (path.indexOf('\0') >= 0) {
      throw Inputs.invalid("path contains a zero byte");
    }
    var names = new ArrayDeque<String>();
    for (String name : (path.startsWith("/") ? path : cwd + "/" + path).split("/")) {
      switch (name) {
        case "", "." -> {}
        case ".." -> names.pollLast();
        default -> names.add(name);
      }
    }
    return "/" + String.join("/", names);
  }

  /** The same for the host. */
  private static String relative(String path) {
    return path.equals("/") ? "." : path.substring(1);
  }

  private static String what(String operation, Varargs args) {
    return args.arg1() instanceof LuaString path ? operation + " " + Bytes.text(path) : operation;
  }

  private Varargs chdir(Varargs args) {
    return FileAnswer.of(
        what("chdir", args),
        () -> {
          String path = path(args);
          in(root -> {
            if (root.attributes(relative(path), true).type() != Attributes.Type.DIRECTORY) {
              throw new FileError(FileError.Code.NOT_DIRECTORY, path);
            }
            return LuaValue.NIL;
          });
          cwd = path;
        });
  }

  private Varargs open(Varargs args) {
    String what = what("open", args);
    return FileAnswer.of(
        what,
        () -> {
          String path = path(args);
          var mode = WriteMode.of(Inputs.word(args, 2, "mode"));
          OpenFile opened = file(path, mode.mode());
          return new LuaFile(state, path, opened, mode == WriteMode.APPEND).object();
        });
  }

  private OpenFile file(String path, OpenMode mode) throws FileError {
    try (var root = Directory.open(mount)) {
      var opened = root.open(relative(path), true, mode);
      if (opened instanceof OpenFile file) {
        return file;
      }
      opened.close();
      throw new FileError(FileError.Code.IS_DIRECTORY, path);
    }
  }

  private Varargs stat(Varargs args) {
    return FileAnswer.of(
        what("stat", args),
        () -> {
          String path = path(args);
          return in(root -> described(path, root.attributes(relative(path), true)));
        });
  }

  /** What {@code stat} tells. */
  static LuaValue described(String path, Attributes file) {
    boolean directory = file.type() == Attributes.Type.DIRECTORY;
    return new Library()
        .value("name", Bytes.of(path.substring(path.lastIndexOf('/') + 1)))
        .value("size", Numbers.of(file.size()))
        .value("mode", Numbers.of(file.permissions()))
        .value("modified", Numbers.of(file.modified().toMillis() / MILLIS_PER_SECOND))
        .value("is_dir", LuaValue.valueOf(directory))
        .value("type", Bytes.of(directory ? DIRECTORY : FILE))
        .table();
  }

  private Varargs mkdir(Varargs args) {
    return FileAnswer.of(
        what("mkdir", args),
        () -> {
          String path = path(args);
          in(root -> {
            root.createDirectory(relative(path));
            return LuaValue.NIL;
          });
        });
  }

  private Varargs remove(Varargs args) {
    return FileAnswer.of(
        what("remove", args),
        () -> {
          String path = relative(path(args));
          in(root -> {
            if (root.attributes(path, false).type() == Attributes.Type.DIRECTORY) {
              root.removeDirectory(path);
            } else {
              root.unlink(path);
            }
            return LuaValue.NIL;
          });
        });
  }

  /** An iterator over tables, in the order of the names. */
  private Varargs readdir(Varargs args) {
    return FileAnswer.of(
        what("readdir", args),
        () -> {
          String path = path(args);
          return in(root -> {
            var mode =
                new OpenMode(true, false, false, false, false, true, OpenMode.Durability.NONE);
            try (var directory = (Directory) root.open(relative(path), true, mode);
                var entries = directory.entries()) {
              return iterator(sorted(entries));
            }
          });
        });
  }

  private static Map<String, Attributes.Type> sorted(DirectoryEntries entries) throws FileError {
    var sorted = new TreeMap<String, Attributes.Type>();
    for (var each = entries.next(); each != null; each = entries.next()) {
      Safepoint.poll();
      sorted.put(each.name(), each.type());
    }
    return sorted;
  }

  private static LuaValue iterator(Map<String, Attributes.Type> entries) {
    var rest = entries.entrySet().iterator();
    return new Builtin("readdir", _ -> rest.hasNext() ? entry(rest.next()) : LuaValue.NIL);
  }

  private static LuaTable entry(Map.Entry<String, Attributes.Type> entry) {
    boolean directory = entry.getValue() == Attributes.Type.DIRECTORY;
    return new Library()
        .value("name", Bytes.of(entry.getKey()))
        .value("type", Bytes.of(directory ? DIRECTORY : FILE))
        .table();
  }

  private Varargs exists(Varargs args) {
    return FileAnswer.of(
        what("exists", args),
        () -> {
          String path = path(args);
          return in(root -> LuaValue.valueOf(isThere(root, path)));
        });
  }

  private static boolean isThere(Directory root, String path) throws FileError {
    try {
      root.attributes(relative(path), true);
      return true;
    } catch (FileError e) {
      return switch (e.code()) {
        case NO_ENTRY, NOT_DIRECTORY, NOT_PERMITTED -> false;
        default -> throw e;
      };
    }
  }

  private Varargs isdir(Varargs args) {
    return FileAnswer.of(
        what("isdir", args),
        () -> {
          String path = path(args);
          return in(root ->
              LuaValue.valueOf(
                  root.attributes(relative(path), true).type() == Attributes.Type.DIRECTORY));
        });
  }

  private Varargs readfile(Varargs args) {
    return FileAnswer.of(
        what("readfile", args),
        () -> {
          try (var file = file(path(args), OpenMode.READ)) {
            var content = ByteBuffer.allocate(Math.toIntExact(file.size()));
            while (content.hasRemaining() && file.read(content, content.position()) > 0) {
              Safepoint.poll();
            }
            return LuaString.valueOf(content.array(), 0, content.position());
          } catch (ArithmeticException _) {
            throw new FileError(FileError.Code.FILE_TOO_LARGE, "longer than a string can be");
          }
        });
  }

  private Varargs writefile(Varargs args) {
    return FileAnswer.of(
        what("writefile", args),
        () -> {
          String path = path(args);
          byte[] data = Inputs.bytes(args, 2, "data");
          var mode = WriteMode.of(Inputs.text(args, 3, "mode", "w"));
          if (mode == WriteMode.READ) {
            throw Inputs.invalid("mode must be w, wx or a, got r");
          }
          try (var file = file(path, mode.mode())) {
            if (mode == WriteMode.APPEND) {
              file.append(ByteBuffer.wrap(data));
            } else {
              file.write(ByteBuffer.wrap(data), 0);
            }
          }
        });
  }

  @Override
  public String toString() {
    return "fs: " + id;
  }
}
