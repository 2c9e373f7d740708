package ai.wippy.build.wasm;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * As much of WASI preview 1 as a program needs that reads its standard input and writes its
 * standard output and error: no files, no environment, no clock.
 */
final class StandardStreams {
  /** The program ended by itself. */
  static final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Exit(int status) {
      super(null, null, false, false);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** What a function does with the memory and the arguments; the result is an error number. */
  @FunctionalInterface
  private interface Call {
    int run(Memory memory, long[] args);
  }

  private static final int SUCCESS = 0;
  private static final int BAD_DESCRIPTOR = 8;
  private static final int NO_ENTRY = 44;
  private static final int NOT_SEEKABLE = 70;

  private final List<byte[]> args;
  private final ByteArrayInputStream input;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  StandardStreams(List<String> args, byte[] input) {
    this.args = args.stream().map(arg -> (arg + '\0').getBytes(StandardCharsets.UTF_8)).toList();
    this.input = new ByteArrayInputStream(input);
  }

  byte[] output() {
    return output.toByteArray();
  }

  String error() {
    return error.toString(StandardCharsets.UTF_8);
  }

  ImportValues imports() {
    return ImportValues.builder()
        .addFunction(
            function("args_sizes_get", "ii", this::argsSizes),
            function("args_get", "ii", this::argsGet),
            function("environ_sizes_get", "ii", StandardStreams::noEnvironment),
            function("environ_get", "ii", (_, _) -> SUCCESS),
            function("fd_close", "i", (_, _) -> SUCCESS),
            function("fd_fdstat_get", "ii", StandardStreams::describe),
            function("fd_fdstat_set_flags", "ii", (_, _) -> SUCCESS),
            function("fd_prestat_get", "ii", (_, _) -> BAD_DESCRIPTOR),
            function("fd_prestat_dir_name", "iii", (_, _) -> BAD_DESCRIPTOR),
            function("fd_read", "iiii", this::read),
            function("fd_seek", "ilii", (_, _) -> NOT_SEEKABLE),
            function("fd_write", "iiii", this::write),
            function("path_filestat_get", "iiiii", (_, _) -> NO_ENTRY),
            function("path_open", "iiiiillii", (_, _) -> NO_ENTRY),
            exit())
        .build();
  }

  private static HostFunction function(String name, String params, Call call) {
    FunctionType type = FunctionType.of(types(params), List.of(ValType.I32));
    return new HostFunction(
        "wasi_snapshot_preview1",
        name,
        type,
        (instance, args) -> new long[] {call.run(instance.memory(), args)});
  }

  private static HostFunction exit() {
    return new HostFunction(
        "wasi_snapshot_preview1",
        "proc_exit",
        FunctionType.of(types("i"), List.of()),
        (_, args) -> {
          throw new Exit((int) args[0]);
        });
  }

  private static List<ValType> types(String letters) {
    return letters.chars().mapToObj(c -> c == 'i' ? ValType.I32 : ValType.I64).toList();
  }

  private int argsSizes(Memory memory, long[] at) {
    memory.writeI32((int) at[0], args.size());
    memory.writeI32((int) at[1], args.stream().mapToInt(arg -> arg.length).sum());
    return SUCCESS;
  }

  private int argsGet(Memory memory, long[] at) {
    int pointer = (int) at[0];
    int text = (int) at[1];
    for (byte[] arg : args) {
      memory.writeI32(pointer, text);
      memory.write(text, arg);
      pointer += 4;
      text += arg.length;
    }
    return SUCCESS;
  }

  private static int noEnvironment(Memory memory, long[] at) {
    memory.writeI32((int) at[0], 0);
    memory.writeI32((int) at[1], 0);
    return SUCCESS;
  }

  /** Descriptors 0 to 2 are character devices that may do everything. */
  private static int describe(Memory memory, long[] args) {
    if (args[0] > 2) {
      return BAD_DESCRIPTOR;
    }
    int at = (int) args[1];
    memory.writeLong(at, 2);
    memory.writeLong(at + 8, -1);
    memory.writeLong(at + 16, -1);
    return SUCCESS;
  }

  private int read(Memory memory, long[] args) {
    int total = 0;
    for (int i = 0; i < args[2]; i++) {
      int vector = (int) args[1] + 8 * i;
      var chunk = new byte[memory.readInt(vector + 4)];
      int count = Math.max(0, input.read(chunk, 0, chunk.length));
      memory.write(memory.readInt(vector), chunk, 0, count);
      total += count;
    }
    memory.writeI32((int) args[3], total);
    return SUCCESS;
  }

  private int write(Memory memory, long[] args) {
    ByteArrayOutputStream target = args[0] == 1 ? output : error;
    int total = 0;
    for (int i = 0; i < args[2]; i++) {
      int vector = (int) args[1] + 8 * i;
      byte[] chunk = memory.readBytes(memory.readInt(vector), memory.readInt(vector + 4));
      target.writeBytes(chunk);
      total += chunk.length;
    }
    memory.writeI32((int) args[3], total);
    return SUCCESS;
  }
}
