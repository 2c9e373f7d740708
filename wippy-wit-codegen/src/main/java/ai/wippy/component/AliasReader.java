package ai.wippy.component;

import static ai.wippy.component.ComponentException.malformed;

/** Reads aliases (Binary.md, alias definitions). */
final class AliasReader {
  private AliasReader() {}

  static Alias read(ByteReader in) {
    int start = in.position();
    Sort sort = Sort.read(in);
    int octet = in.octet();
    return switch (octet) {
      case 0x00 -> new Alias.Export(sort, in.u32(), in.name());
      case 0x01 -> new Alias.CoreExport(sort, in.u32(), in.name());
      case 0x02 -> {
        switch (sort) {
          case CORE_TYPE, CORE_MODULE, TYPE, COMPONENT -> {}
          default ->
              throw malformed(
                  start,
                  "an outer alias can name a core type, core module, type or component, not a %s",
                  sort.text());
        }
        yield new Alias.Outer(sort, in.u32(), in.u32());
      }
      default -> throw in.unexpected(start, octet, "the target of an alias");
    };
  }
}
