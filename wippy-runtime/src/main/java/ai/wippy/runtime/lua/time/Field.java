package ai.wippy.runtime.lua.time;

/** A part of a time that a layout names by what it would be at the reference time. */
enum Field {
  LONG_MONTH("January"),
  MONTH("Jan"),
  LONG_WEEKDAY("Monday"),
  WEEKDAY("Mon"),
  ZONE_NAME("MST"),
  ZERO_MONTH("01"),
  ZERO_DAY("02"),
  ZERO_HOUR_12("03"),
  ZERO_MINUTE("04"),
  ZERO_SECOND("05"),
  SHORT_YEAR("06"),
  ZERO_DAY_OF_YEAR("002"),
  HOUR("15"),
  NUMBER_MONTH("1"),
  YEAR("2006"),
  DAY("2"),
  SPACED_DAY_OF_YEAR("__2"),
  SPACED_DAY("_2"),
  HOUR_12("3"),
  MINUTE("4"),
  SECOND("5"),
  HALF_DAY("PM"),
  LOWER_HALF_DAY("pm"),
  OFFSET_ALL("-070000"),
  OFFSET_ALL_COLONS("-07:00:00"),
  OFFSET_MINUTES("-0700"),
  OFFSET_COLON_MINUTES("-07:00"),
  OFFSET_HOURS("-07"),
  UTC_OR_ALL("Z070000"),
  UTC_OR_ALL_COLONS("Z07:00:00"),
  UTC_OR_MINUTES("Z0700"),
  UTC_OR_COLON_MINUTES("Z07:00"),
  UTC_OR_HOURS("Z07");

  private final String text;

  Field(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** How the offset is written that this field is. */
  OffsetStyle offset() {
    return switch (this) {
      case OFFSET_ALL, UTC_OR_ALL -> OffsetStyle.ALL;
      case OFFSET_ALL_COLONS, UTC_OR_ALL_COLONS -> OffsetStyle.ALL_WITH_COLONS;
      case OFFSET_MINUTES, UTC_OR_MINUTES -> OffsetStyle.HOURS_MINUTES;
      case OFFSET_COLON_MINUTES, UTC_OR_COLON_MINUTES -> OffsetStyle.HOURS_COLON_MINUTES;
      case OFFSET_HOURS, UTC_OR_HOURS -> OffsetStyle.HOURS;
      default -> throw new IllegalStateException(text + " is no offset");
    };
  }

  boolean isUtcOrOffset() {
    return text.startsWith("Z");
  }
}
