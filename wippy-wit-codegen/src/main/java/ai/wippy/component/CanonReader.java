package ai.wippy.component;

/** Reads canonical definitions (Binary.md, canonical definitions). */
final class CanonReader {
  private CanonReader() {}

  static Canon read(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 -> {
        in.expect(0x00, "the sort of a lift");
        yield new Canon.Lift(in.u32(), in.vector(CanonReader::option), in.u32());
      }
      case 0x01 -> {
        in.expect(0x00, "the sort of a lower");
        yield new Canon.Lower(in.u32(), in.vector(CanonReader::option));
      }
      case 0x02 -> new Canon.ResourceNew(in.u32());
      case 0x03 -> new Canon.ResourceDrop(in.u32());
      case 0x04 -> new Canon.ResourceRep(in.u32());
      default -> new Canon.Gated(gated(in, start, octet));
    };
  }

  private static CanonOption option(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 -> CanonOption.Encoding.UTF8;
      case 0x01 -> CanonOption.Encoding.UTF16;
      case 0x02 -> CanonOption.Encoding.LATIN1_UTF16;
      case 0x03 -> new CanonOption.Memory(in.u32());
      case 0x04 -> new CanonOption.Realloc(in.u32());
      case 0x05 -> new CanonOption.PostReturn(in.u32());
      case 0x06 -> new CanonOption.Async();
      case 0x07 -> new CanonOption.Callback(in.u32());
      default -> throw in.unexpected(start, octet, "a canonical option");
    };
  }

  /** The name of a built-in of a later level; its immediates are stepped over. */
  private static String gated(ByteReader in, int start, int octet) {
    return switch (octet) {
      case 0x05 -> "task.cancel";
      case 0x06 -> withFlag(in, "subtask.cancel");
      case 0x08 -> "backpressure.set";
      case 0x09 -> {
        TypeReader.result(in);
        yield withOptions(in, "task.return");
      }
      case 0x0A, 0x0B -> {
        CoreTypeReader.value(in);
        yield withIndex(in, octet == 0x0A ? "context.get" : "context.set");
      }
      case 0x0C -> withFlag(in, "thread.yield");
      case 0x0D -> "subtask.drop";
      case 0x0E -> withIndex(in, "stream.new");
      case 0x0F -> withOptions(in, withIndex(in, "stream.read"));
      case 0x10 -> withOptions(in, withIndex(in, "stream.write"));
      case 0x11 -> withFlag(in, withIndex(in, "stream.cancel-read"));
      case 0x12 -> withFlag(in, withIndex(in, "stream.cancel-write"));
      case 0x13 -> withIndex(in, "stream.drop-readable");
      case 0x14 -> withIndex(in, "stream.drop-writable");
      case 0x15 -> withIndex(in, "future.new");
      case 0x16 -> withOptions(in, withIndex(in, "future.read"));
      case 0x17 -> withOptions(in, withIndex(in, "future.write"));
      case 0x18 -> withFlag(in, withIndex(in, "future.cancel-read"));
      case 0x19 -> withFlag(in, withIndex(in, "future.cancel-write"));
      case 0x1A -> withIndex(in, "future.drop-readable");
      case 0x1B -> withIndex(in, "future.drop-writable");
      case 0x1C -> withOptions(in, "error-context.new");
      case 0x1D -> withOptions(in, "error-context.debug-message");
      case 0x1E -> "error-context.drop";
      case 0x1F -> "waitable-set.new";
      case 0x20 -> withIndex(in, withFlag(in, "waitable-set.wait"));
      case 0x21 -> withIndex(in, withFlag(in, "waitable-set.poll"));
      case 0x22 -> "waitable-set.drop";
      case 0x23 -> "waitable.join";
      case 0x24 -> "backpressure.inc";
      case 0x25 -> "backpressure.dec";
      case 0x26 -> "thread.index";
      case 0x27 -> withIndex(in, withIndex(in, "thread.new-indirect"));
      case 0x28 -> "thread.resume-later";
      case 0x29 -> withFlag(in, "thread.suspend");
      case 0x2A -> withFlag(in, "thread.suspend-then-resume");
      case 0x2B -> withFlag(in, "thread.yield-then-resume");
      case 0x2C -> withFlag(in, "thread.suspend-then-promote");
      case 0x2D -> withFlag(in, "thread.yield-then-promote");
      case 0x40 -> withIndex(in, withFlag(in, "thread.spawn-ref"));
      case 0x41 -> withIndex(in, withIndex(in, withFlag(in, "thread.spawn-indirect")));
      case 0x42 -> withFlag(in, "thread.available-parallelism");
      default -> throw in.unexpected(start, octet, "a canonical function");
    };
  }

  private static String withFlag(ByteReader in, String name) {
    in.flag("`" + name + "`");
    return name;
  }

  private static String withIndex(ByteReader in, String name) {
    in.u32();
    return name;
  }

  private static String withOptions(ByteReader in, String name) {
    in.vector(CanonReader::option);
    return name;
  }
}
