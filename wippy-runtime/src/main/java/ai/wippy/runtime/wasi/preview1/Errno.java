package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.wasi.file.FileError;

/** Error numbers of preview 1, those that occur here. */
enum Errno {
  SUCCESS(0),
  ACCES(2),
  AGAIN(6),
  BADF(8),
  BUSY(10),
  DQUOT(19),
  EXIST(20),
  FAULT(21),
  FBIG(22),
  ILSEQ(25),
  INTR(27),
  INVAL(28),
  IO(29),
  ISDIR(31),
  LOOP(32),
  MFILE(33),
  MLINK(34),
  NAMETOOLONG(37),
  NODEV(43),
  NOENT(44),
  NOSPC(51),
  NOTDIR(54),
  NOTEMPTY(55),
  NOTSOCK(57),
  NOTSUP(58),
  NXIO(60),
  OVERFLOW(61),
  PERM(63),
  PIPE(64),
  ROFS(69),
  SPIPE(70),
  TXTBSY(74),
  XDEV(75);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static Errno of(FileError error) {
    return switch (error.code()) {
      case ACCESS -> ACCES;
      case BAD_DESCRIPTOR -> BADF;
      case EXIST -> EXIST;
      case FILE_TOO_LARGE -> FBIG;
      case ILLEGAL_BYTE_SEQUENCE -> ILSEQ;
      case INTERRUPTED -> INTR;
      case INVALID -> INVAL;
      case IO -> IO;
      case IS_DIRECTORY -> ISDIR;
      case LOOP -> LOOP;
      case INSUFFICIENT_MEMORY -> MFILE;
      case NAME_TOO_LONG -> NAMETOOLONG;
      case NO_ENTRY -> NOENT;
      case INSUFFICIENT_SPACE -> NOSPC;
      case NOT_DIRECTORY -> NOTDIR;
      case NOT_EMPTY -> NOTEMPTY;
      case UNSUPPORTED -> NOTSUP;
      case NOT_PERMITTED -> PERM;
      case READ_ONLY -> ROFS;
      case CROSS_DEVICE -> XDEV;
      case BUSY -> BUSY;
      case TEXT_FILE_BUSY -> TXTBSY;
      case QUOTA -> DQUOT;
      case TOO_MANY_LINKS -> MLINK;
      case OVERFLOW -> OVERFLOW;
      case NO_DEVICE -> NODEV;
      case NO_SUCH_DEVICE -> NXIO;
      case PIPE -> PIPE;
      case WOULD_BLOCK -> AGAIN;
    };
  }
}
