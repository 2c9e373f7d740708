package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.filesystem.Types.ErrorCode;

/** Errors in the words of the interface. */
final class ErrorCodes {
  private ErrorCodes() {}

  static ErrorCode of(FileError error) {
    return switch (error.code()) {
      case ACCESS -> ErrorCode.ACCESS;
      case BAD_DESCRIPTOR -> ErrorCode.BAD_DESCRIPTOR;
      case BUSY -> ErrorCode.BUSY;
      case CROSS_DEVICE -> ErrorCode.CROSS_DEVICE;
      case EXIST -> ErrorCode.EXIST;
      case FILE_TOO_LARGE -> ErrorCode.FILE_TOO_LARGE;
      case ILLEGAL_BYTE_SEQUENCE -> ErrorCode.ILLEGAL_BYTE_SEQUENCE;
      case INSUFFICIENT_MEMORY -> ErrorCode.INSUFFICIENT_MEMORY;
      case INSUFFICIENT_SPACE -> ErrorCode.INSUFFICIENT_SPACE;
      case INTERRUPTED -> ErrorCode.INTERRUPTED;
      case INVALID -> ErrorCode.INVALID;
      case IO -> ErrorCode.IO;
      case IS_DIRECTORY -> ErrorCode.IS_DIRECTORY;
      case LOOP -> ErrorCode.LOOP;
      case NAME_TOO_LONG -> ErrorCode.NAME_TOO_LONG;
      case NOT_DIRECTORY -> ErrorCode.NOT_DIRECTORY;
      case NOT_EMPTY -> ErrorCode.NOT_EMPTY;
      case NOT_PERMITTED -> ErrorCode.NOT_PERMITTED;
      case NO_DEVICE -> ErrorCode.NO_DEVICE;
      case NO_ENTRY -> ErrorCode.NO_ENTRY;
      case NO_SUCH_DEVICE -> ErrorCode.NO_SUCH_DEVICE;
      case OVERFLOW -> ErrorCode.OVERFLOW;
      case PIPE -> ErrorCode.PIPE;
      case QUOTA -> ErrorCode.QUOTA;
      case READ_ONLY -> ErrorCode.READ_ONLY;
      case TEXT_FILE_BUSY -> ErrorCode.TEXT_FILE_BUSY;
      case TOO_MANY_LINKS -> ErrorCode.TOO_MANY_LINKS;
      case UNSUPPORTED -> ErrorCode.UNSUPPORTED;
      case WOULD_BLOCK -> ErrorCode.WOULD_BLOCK;
    };
  }
}
