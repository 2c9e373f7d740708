package ai.wippy.component;

import java.util.List;

/** Reads core types of a component (Binary.md, {@code core:deftype}). */
final class CoreDefTypeReader {
  private static final int MODULE = 0x50;

  private CoreDefTypeReader() {}

  static CoreDefType read(ByteReader in) {
    int octet = in.peek();
    if (octet == MODULE) {
      in.octet();
      return new CoreDefType.Module(in.vector(CoreDefTypeReader::declarator));
    }
    return group(in);
  }

  private static CoreDefType.Group group(ByteReader in) {
    if (in.peek() != 0x00) {
      return CoreTypeReader.group(in);
    }
    in.octet();
    in.expect(0x50, "a non-final sub type");
    return new CoreDefType.Group(List.of(CoreTypeReader.subType(in, false)));
  }

  private static CoreDefType.Declarator declarator(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 -> new CoreDefType.Import(start, in.name(), in.name(), CoreTypeReader.extern(in));
      case 0x01 -> new CoreDefType.Type(start, CoreTypeReader.group(in));
      case 0x02 -> {
        in.expect(0x10, "the sort of an alias in a module type");
        in.expect(0x01, "an alias in a module type");
        yield new CoreDefType.OuterAlias(start, in.u32(), in.u32());
      }
      case 0x03 -> new CoreDefType.Export(start, in.name(), CoreTypeReader.extern(in));
      default -> throw in.unexpected(start, octet, "a declarator of a module type");
    };
  }
}
