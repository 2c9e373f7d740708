package ai.wippy.runtime.wasi.preview1;

/**
 * Rights of preview 1: a bit for each function that takes a descriptor. What a descriptor really
 * allows is decided by what it is; C libraries read the bits to find out.
 */
final class Rights {
  static final long DATASYNC = 1;
  static final long READ = 1 << 1;
  static final long FDSTAT_SET_FLAGS = 1 << 3;
  static final long WRITE = 1 << 6;
  static final long ALLOCATE = 1 << 8;
  static final long READDIR = 1 << 14;
  static final long PATH_FILESTAT_SET_SIZE = 1 << 19;
  static final long FILESTAT_GET = 1 << 21;
  static final long FILESTAT_SET_SIZE = 1 << 22;
  static final long POLL_READWRITE = 1 << 27;

  /** Those that only make sense for what is written to. */
  static final long TO_WRITE = WRITE | ALLOCATE | FILESTAT_SET_SIZE;

  /** Bits 0 to 8, and those of attributes and polling. */
  static final long OF_FILES = 0x1FF | FILESTAT_GET | FILESTAT_SET_SIZE | 1 << 23 | POLL_READWRITE;

  /** Bits 9 to 26 but for sizes, which no function sets by a path, and those of synchronising. */
  static final long OF_DIRECTORIES =
      0x7FF_FE00 & ~(FILESTAT_SET_SIZE | PATH_FILESTAT_SET_SIZE) | DATASYNC | 1 << 3 | 1 << 4;

  private Rights() {}

  /** What can be had by opening something below a directory. */
  static long inherited(Descriptor descriptor) {
    return descriptor instanceof Descriptor.Folder ? OF_FILES | OF_DIRECTORIES : 0;
  }
}
