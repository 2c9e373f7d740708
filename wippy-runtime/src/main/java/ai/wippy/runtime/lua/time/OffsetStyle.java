package ai.wippy.runtime.lua.time;

/** How an offset from UTC is written. */
enum OffsetStyle {
  HOURS(false, false, false),
  HOURS_MINUTES(true, false, false),
  HOURS_COLON_MINUTES(true, false, true),
  ALL(true, true, false),
  ALL_WITH_COLONS(true, true, true);

  private final boolean minutes;
  private final boolean seconds;
  private final boolean colons;

  OffsetStyle(boolean minutes, boolean seconds, boolean colons) {
    this.minutes = minutes;
    this.seconds = seconds;
    this.colons = colons;
  }

  boolean minutes() {
    return minutes;
  }

  boolean seconds() {
    return seconds;
  }

  boolean colons() {
    return colons;
  }
}
