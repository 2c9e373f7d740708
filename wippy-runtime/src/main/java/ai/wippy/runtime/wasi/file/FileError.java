package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Why an operation on files failed, in the terms of WASI. */
public final class FileError extends Exception {
  private static final long serialVersionUID = 1L;

  /** The reasons; wasi:filesystem's {@code error-code} has each of them, and so has preview 1. */
  public enum Code {
    /** Permission denied by the host's file system. */
    ACCESS,
    /** The descriptor is not open. */
    BAD_DESCRIPTOR,
    /** There is one already. */
    EXIST,
    /** Larger than a file may be. */
    FILE_TOO_LARGE,
    /** A path that is no text, or holds a zero byte. */
    ILLEGAL_BYTE_SEQUENCE,
    /** Interrupted. */
    INTERRUPTED,
    /** An argument that makes no sense. */
    INVALID,
    /** The host could not read or write. */
    IO,
    /** It is a directory. */
    IS_DIRECTORY,
    /** Too many symbolic links, or one where none is to be followed. */
    LOOP,
    /** The instance has too many descriptors open. */
    INSUFFICIENT_MEMORY,
    /** A name that is too long. */
    NAME_TOO_LONG,
    /** There is none. */
    NO_ENTRY,
    /** The host has no room left. */
    INSUFFICIENT_SPACE,
    /** It is not a directory. */
    NOT_DIRECTORY,
    /** The directory is not empty. */
    NOT_EMPTY,
    /** The host's file system cannot do that. */
    UNSUPPORTED,
    /** It would leave the mount, or needs a right that the descriptor does not have. */
    NOT_PERMITTED,
    /** Writing to a mount that is read-only. */
    READ_ONLY,
    /** From one mount into another. */
    CROSS_DEVICE,
    /** In use. */
    BUSY,
    /** The program that it holds is running. */
    TEXT_FILE_BUSY,
    /** The user of the host has used up what he may store. */
    QUOTA,
    /** The file has as many names as it can have. */
    TOO_MANY_LINKS,
    /** A number that does not fit. */
    OVERFLOW,
    /** The device cannot do that. */
    NO_DEVICE,
    /** There is no such device. */
    NO_SUCH_DEVICE,
    /** Nobody reads what is written. */
    PIPE,
    /** It would have to wait. */
    WOULD_BLOCK
  }

  /** What the C library calls errors that Java has no class for; the longest that fits is meant. */
  private static final Map<String, Code> REASONS =
      Map.ofEntries(
          Map.entry("broken pipe", Code.PIPE),
          Map.entry("cannot allocate memory", Code.INSUFFICIENT_MEMORY),
          Map.entry("device or resource busy", Code.BUSY),
          Map.entry("directory not empty", Code.NOT_EMPTY),
          Map.entry("disk quota exceeded", Code.QUOTA),
          Map.entry("file exists", Code.EXIST),
          Map.entry("file name too long", Code.NAME_TOO_LONG),
          Map.entry("file too large", Code.FILE_TOO_LARGE),
          Map.entry("invalid argument", Code.INVALID),
          Map.entry("invalid cross-device link", Code.CROSS_DEVICE),
          Map.entry("is a directory", Code.IS_DIRECTORY),
          Map.entry("no space left on device", Code.INSUFFICIENT_SPACE),
          Map.entry("no such device", Code.NO_DEVICE),
          Map.entry("no such device or address", Code.NO_SUCH_DEVICE),
          Map.entry("no such file or directory", Code.NO_ENTRY),
          Map.entry("not a directory", Code.NOT_DIRECTORY),
          Map.entry("operation not permitted", Code.NOT_PERMITTED),
          Map.entry("operation not supported", Code.UNSUPPORTED),
          Map.entry("permission denied", Code.ACCESS),
          Map.entry("read-only file system", Code.READ_ONLY),
          Map.entry("resource temporarily unavailable", Code.WOULD_BLOCK),
          Map.entry("text file busy", Code.TEXT_FILE_BUSY),
          Map.entry("too many levels of symbolic links", Code.LOOP),
          Map.entry("too many links", Code.TOO_MANY_LINKS),
          Map.entry("too many open files", Code.INSUFFICIENT_MEMORY),
          Map.entry("value too large for defined data type", Code.OVERFLOW));

  private final Code code;

  /** An error without a cause in Java. */
  public FileError(Code code, String message) {
    // Guests provoke them all the time, and where is of no interest.
    super(message, null, false, false);
    this.code = code;
  }

  private FileError(Code code, Exception cause) {
    super(cause.getMessage(), cause);
    this.code = code;
  }

  /** The reason. */
  public Code code() {
    return code;
  }

  /** The error that an exception of the JDK means. */
  static FileError of(Exception thrown) {
    return new FileError(
        switch (thrown) {
          case NoSuchFileException _ -> Code.NO_ENTRY;
          case FileAlreadyExistsException _ -> Code.EXIST;
          case DirectoryNotEmptyException _ -> Code.NOT_EMPTY;
          case AccessDeniedException _ -> Code.ACCESS;
          case NotDirectoryException _ -> Code.NOT_DIRECTORY;
          case NotLinkException _ -> Code.INVALID;
          case FileSystemLoopException _ -> Code.LOOP;
          case FileSystemException other when other.getReason() != null ->
              ofReason(other.getReason());
          case ClosedByInterruptException _ -> Code.INTERRUPTED;
          case InvalidPathException _ -> Code.ILLEGAL_BYTE_SEQUENCE;
          case NonReadableChannelException _ -> Code.BAD_DESCRIPTOR;
          case NonWritableChannelException _ -> Code.BAD_DESCRIPTOR;
          case DirectoryIteratorException e when e.getCause() != null -> of(e.getCause()).code;
          case UnsupportedOperationException _ -> Code.UNSUPPORTED;
          case IllegalArgumentException _ -> Code.INVALID;
          case IOException other when other.getMessage() != null -> ofReason(other.getMessage());
          default -> Code.IO;
        },
        thrown);
  }

  private static Code ofReason(String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    return REASONS.entrySet().stream()
        .filter(each -> text.startsWith(each.getKey()))
        .max(Comparator.comparingInt(each -> each.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(Code.IO);
  }
}
