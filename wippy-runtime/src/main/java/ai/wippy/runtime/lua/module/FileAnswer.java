package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.code.Safepoint;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.file.FileError;
import java.util.Locale;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** How operations on files answer: {@code value, nil}, or what they have instead and an error. */
final class FileAnswer {
  private FileAnswer() {}

  /** An operation. */
  @FunctionalInterface
  interface Operation {
    LuaValue run() throws FileError;
  }

  /** An operation without a value: {@code true, nil}, or {@code false, err}. */
  @FunctionalInterface
  interface Effect {
    void run() throws FileError;
  }

  /**
   * Runs an operation.
   *
   * @param what begins the message of an error: the operation and its path
   */
  static Varargs of(String what, Operation operation) {
    return of(what, LuaValue.NIL, operation);
  }

  /** Runs an operation without a value. */
  static Varargs of(String what, Effect effect) {
    return of(
        what,
        LuaValue.FALSE,
        () -> {
          effect.run();
          return LuaValue.TRUE;
        });
  }

  private static Varargs of(String what, LuaValue otherwise, Operation operation) {
    try {
      return LuaValue.varargsOf(operation.run(), LuaValue.NIL);
    } catch (FileError e) {
      // What an interruption ended must not go on with an error.
      Safepoint.poll();
      return LuaValue.varargsOf(otherwise, ErrorValue.of(failure(what, e)));
    } catch (Failure e) {
      return LuaValue.varargsOf(otherwise, ErrorValue.of(e));
    }
  }

  /** Says nothing of the host's paths, which the exception may name. */
  static Failure failure(String what, FileError error) {
    return new Failure(kind(error.code()), what + ": " + reason(error.code()), error);
  }

  private static String reason(FileError.Code code) {
    return switch (code) {
      case NO_ENTRY -> "does not exist";
      case EXIST -> "exists already";
      case NOT_PERMITTED -> "leads out of the filesystem";
      case READ_ONLY -> "is read-only";
      case IS_DIRECTORY -> "is a directory";
      case NOT_DIRECTORY -> "is no directory";
      case NOT_EMPTY -> "is not empty";
      case BAD_DESCRIPTOR -> "was not opened for that";
      case INSUFFICIENT_SPACE -> "no space is left";
      default -> code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static Kind kind(FileError.Code code) {
    return switch (code) {
      case NO_ENTRY -> Kind.NOT_FOUND;
      case EXIST -> Kind.ALREADY_EXISTS;
      case ACCESS, NOT_PERMITTED, READ_ONLY -> Kind.PERMISSION_DENIED;
      case NOT_DIRECTORY,
          IS_DIRECTORY,
          NOT_EMPTY,
          INVALID,
          BAD_DESCRIPTOR,
          ILLEGAL_BYTE_SEQUENCE,
          LOOP,
          NAME_TOO_LONG,
          OVERFLOW,
          CROSS_DEVICE ->
          Kind.INVALID;
      case INSUFFICIENT_MEMORY, INSUFFICIENT_SPACE, QUOTA, BUSY, TEXT_FILE_BUSY, WOULD_BLOCK ->
          Kind.UNAVAILABLE;
      case FILE_TOO_LARGE,
          INTERRUPTED,
          IO,
          UNSUPPORTED,
          TOO_MANY_LINKS,
          NO_DEVICE,
          NO_SUCH_DEVICE,
          PIPE ->
          Kind.INTERNAL;
    };
  }
}
