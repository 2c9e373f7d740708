package ai.wippy.component;

import static ai.wippy.component.ComponentException.malformed;

import java.util.Optional;

/**
 * The name of an import or export.
 *
 * @param name a plain name or an interface name
 * @param gate the attribute that it carries, which belongs to a later level of the component model;
 *     empty for none
 */
public record ExternName(String name, Optional<String> gate) {
  static ExternName read(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00, 0x01 -> new ExternName(in.name(), Optional.empty());
      case 0x02 -> {
        String name = in.name();
        var attributes = in.vector(ExternName::attribute);
        yield new ExternName(name, attributes.stream().findFirst());
      }
      default -> throw in.unexpected(start, octet, "the name of an import or export");
    };
  }

  private static String attribute(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    String value = in.name();
    return switch (octet) {
      case 0x00 -> "implements \"" + value + '"';
      case 0x01 -> "versionsuffix \"" + value + '"';
      case 0x02 -> "external-id \"" + value + '"';
      default ->
          throw malformed(start, "invalid leading byte 0x%02x for an attribute of a name", octet);
    };
  }
}
