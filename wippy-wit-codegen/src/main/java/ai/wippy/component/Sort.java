package ai.wippy.component;

import java.util.Locale;

/** What an index or a name can refer to; each has an index space of its own. */
public enum Sort {
  /** A core function. */
  CORE_FUNC,
  /** A core table. */
  CORE_TABLE,
  /** A core memory. */
  CORE_MEMORY,
  /** A core global. */
  CORE_GLOBAL,
  /** A core exception tag. */
  CORE_TAG,
  /** A core type. */
  CORE_TYPE,
  /** A core module. */
  CORE_MODULE,
  /** A core instance. */
  CORE_INSTANCE,
  /** A component function. */
  FUNC,
  /** A value. */
  VALUE,
  /** A component-level type. */
  TYPE,
  /** A component. */
  COMPONENT,
  /** A component instance. */
  INSTANCE;

  static Sort read(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 -> core(in);
      case 0x01 -> FUNC;
      case 0x02 -> VALUE;
      case 0x03 -> TYPE;
      case 0x04 -> COMPONENT;
      case 0x05 -> INSTANCE;
      default -> throw in.unexpected(start, octet, "a sort");
    };
  }

  static Sort core(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 -> CORE_FUNC;
      case 0x01 -> CORE_TABLE;
      case 0x02 -> CORE_MEMORY;
      case 0x03 -> CORE_GLOBAL;
      case 0x04 -> CORE_TAG;
      case 0x10 -> CORE_TYPE;
      case 0x11 -> CORE_MODULE;
      case 0x12 -> CORE_INSTANCE;
      default -> throw in.unexpected(start, octet, "a core sort");
    };
  }

  /** As the text format spells it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
