package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;
import static ai.wippy.component.ComponentException.malformed;

import ai.wippy.component.CoreValue.Heap;
import ai.wippy.component.CoreValue.Heap.Abstract;
import ai.wippy.component.CoreValue.Number;
import java.util.List;
import java.util.Optional;

/** Reads the types of core WebAssembly (core specification, binary format of types). */
final class CoreTypeReader {
  private static final long MOST_PAGES = 1L << 16;
  private static final int GROUP = 0x4E;
  private static final int FINAL = 0x4F;
  private static final int OPEN = 0x50;

  private CoreTypeReader() {}

  static CoreValue value(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x7F -> Number.I32;
      case 0x7E -> Number.I64;
      case 0x7D -> Number.F32;
      case 0x7C -> Number.F64;
      case 0x7B -> Number.V128;
      case 0x63 -> new CoreValue.Reference(true, heap(in));
      case 0x64 -> new CoreValue.Reference(false, heap(in));
      default ->
          new CoreValue.Reference(
              true,
              builtIn(octet).orElseThrow(() -> in.unexpected(start, octet, "a core value type")));
    };
  }

  private static Heap heap(ByteReader in) {
    int start = in.position();
    if ((in.peek() & 0xC0) == 0x40) {
      int octet = in.octet();
      return builtIn(octet).orElseThrow(() -> in.unexpected(start, octet, "a heap type"));
    }
    return index(in);
  }

  private static Heap index(ByteReader in) {
    int start = in.position();
    long index = in.s33();
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw malformed(start, "%d is not a core type index", index);
    }
    return new Heap.Index((int) index);
  }

  private static Optional<Heap> builtIn(int octet) {
    return switch (octet) {
      case 0x70 -> Optional.of(Abstract.FUNC);
      case 0x6F -> Optional.of(Abstract.EXTERN);
      case 0x6E -> Optional.of(Abstract.ANY);
      case 0x6D -> Optional.of(Abstract.EQ);
      case 0x6C -> Optional.of(Abstract.I31);
      case 0x6B -> Optional.of(Abstract.STRUCT);
      case 0x6A -> Optional.of(Abstract.ARRAY);
      case 0x69 -> Optional.of(Abstract.EXN);
      case 0x74 -> Optional.of(Abstract.NOEXN);
      case 0x73 -> Optional.of(Abstract.NOFUNC);
      case 0x72 -> Optional.of(Abstract.NOEXTERN);
      case 0x71 -> Optional.of(Abstract.NONE);
      default -> Optional.empty();
    };
  }

  /** A recursion group, or the one type that stands for it. */
  static CoreDefType.Group group(ByteReader in) {
    if (in.peek() == GROUP) {
      in.octet();
      return new CoreDefType.Group(in.vector(CoreTypeReader::subType));
    }
    return new CoreDefType.Group(List.of(subType(in)));
  }

  private static CoreSubType subType(ByteReader in) {
    int octet = in.peek();
    if (octet != OPEN && octet != FINAL) {
      return new CoreSubType(true, List.of(), body(in));
    }
    in.octet();
    return subType(in, octet == FINAL);
  }

  /** A sub type whose opcode has been read. */
  static CoreSubType subType(ByteReader in, boolean isFinal) {
    return new CoreSubType(isFinal, in.vector(r -> (Heap) new Heap.Index(r.u32())), body(in));
  }

  private static CoreSubType.Body body(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x60 ->
          new CoreSubType.Function(
              in.vector(CoreTypeReader::value), in.vector(CoreTypeReader::value));
      case 0x5F -> new CoreSubType.Struct(in.vector(CoreTypeReader::field));
      case 0x5E -> new CoreSubType.Array(field(in));
      default -> throw in.unexpected(start, octet, "a core type");
    };
  }

  private static CoreSubType.Field field(ByteReader in) {
    int octet = in.peek();
    int packed = octet == 0x78 ? 8 : octet == 0x77 ? 16 : 0;
    if (packed != 0) {
      in.octet();
    }
    CoreValue type = packed != 0 ? Number.I32 : value(in);
    return new CoreSubType.Field(type, packed, in.flag("the mutability of a field"));
  }

  /** The type of an import or export (core specification, external types). */
  static CoreExtern extern(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 -> new CoreExtern.Func(new Heap.Index(in.u32()));
      case 0x01 -> table(in);
      case 0x02 -> memory(in);
      case 0x03 -> global(in);
      case 0x04 -> tag(in);
      default -> throw in.unexpected(start, octet, "the kind of a core import or export");
    };
  }

  static CoreExtern.Table table(ByteReader in) {
    CoreValue element = value(in);
    int start = in.position();
    int flags = limitFlags(in, 0x05);
    return new CoreExtern.Table(element, limits(in, start, flags));
  }

  static CoreExtern.Memory memory(ByteReader in) {
    int start = in.position();
    int flags = limitFlags(in, 0x0F);
    boolean wide = (flags & 4) != 0;
    CoreExtern.Limits limits = limits(in, start, flags);
    int pageBits = (flags & 8) != 0 ? in.u32() : 16;
    if (pageBits != 16 && pageBits != 0) {
      throw invalid(start, "a memory page of 2^%d bytes: only 1 and 65536 are allowed", pageBits);
    }
    long most = wide ? 1L << (64 - 16) : MOST_PAGES << (16 - pageBits);
    if (Long.compareUnsigned(limits.minimum(), most) > 0
        || limits.maximum() != CoreExtern.Limits.NONE
            && Long.compareUnsigned(limits.maximum(), most) > 0) {
      throw invalid(start, "memory size must be at most %d pages", most);
    }
    if ((flags & 2) != 0 && limits.maximum() == CoreExtern.Limits.NONE) {
      throw invalid(start, "shared memory must have a maximum size");
    }
    return new CoreExtern.Memory(limits, (flags & 2) != 0, pageBits);
  }

  private static int limitFlags(ByteReader in, int allowed) {
    int start = in.position();
    int flags = in.octet();
    if ((flags & ~allowed) != 0) {
      throw in.unexpected(start, flags, "the limits of a table or memory");
    }
    return flags;
  }

  private static CoreExtern.Limits limits(ByteReader in, int start, int flags) {
    boolean wide = (flags & 4) != 0;
    long minimum = in.unsigned(wide ? 64 : 32);
    long maximum = (flags & 1) != 0 ? in.unsigned(wide ? 64 : 32) : CoreExtern.Limits.NONE;
    if ((flags & 1) != 0 && Long.compareUnsigned(minimum, maximum) > 0) {
      throw invalid(start, "size minimum must not be greater than maximum");
    }
    return new CoreExtern.Limits(minimum, maximum, wide);
  }

  static CoreExtern.Global global(ByteReader in) {
    return new CoreExtern.Global(value(in), in.flag("the mutability of a global"));
  }

  static CoreExtern.Tag tag(ByteReader in) {
    in.expect(0x00, "an exception tag");
    return new CoreExtern.Tag(new Heap.Index(in.u32()));
  }
}
