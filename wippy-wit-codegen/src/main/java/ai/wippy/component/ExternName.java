package ai.wippy.component;

import static ai.wippy.component.ComponentException.malformed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The name of an import or export.
 *
 * @param name a plain name or an interface name
 * @param attributes what it is told besides; they belong to a later level of the component model
 */
public record ExternName(String name, List<Attribute> attributes) {
  /** Copies the list. */
  public ExternName {
    attributes = List.copyOf(attributes);
  }

  /** What an attribute says. */
  public enum Kind {
    /** Which interface an instance with a plain name implements. */
    IMPLEMENTS("implements"),
    /** The rest of a version of which the name has only what compatible ones have in common. */
    VERSION_SUFFIX("versionsuffix"),
    /** What the host calls it. */
    EXTERNAL_ID("external-id");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The kind of attribute that {@code word} stands for in the text format. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** An attribute. */
  public record Attribute(Kind kind, String value) {}

  /** A name without attributes. */
  public ExternName(String name) {
    this(name, List.of());
  }

  static ExternName read(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00, 0x01 -> new ExternName(in.name());
      case 0x02 -> new ExternName(in.name(), in.vector(ExternName::attribute));
      default -> throw in.unexpected(start, octet, "the name of an import or export");
    };
  }

  private static Attribute attribute(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    Kind kind =
        switch (octet) {
          case 0x00 -> Kind.IMPLEMENTS;
          case 0x01 -> Kind.VERSION_SUFFIX;
          case 0x02 -> Kind.EXTERNAL_ID;
          default ->
              throw malformed(
                  start, "invalid leading byte 0x%02x for an attribute of a name", octet);
        };
    return new Attribute(kind, in.name());
  }
}
