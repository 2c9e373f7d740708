package ai.wippy.runtime.wasi.clocks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A time zone.
 *
 * @param zone the zone
 */
public record HostTimezone(ZoneId zone) implements Timezone {
  @Override
  public TimezoneDisplay display(WallClock.Datetime when) {
    var instant = instant(when);
    boolean daylightSaving = zone.getRules().isDaylightSavings(instant);
    return new TimezoneDisplay(
        utcOffset(when), zone.getDisplayName(TextStyle.SHORT, Locale.ROOT), daylightSaving);
  }

  @Override
  public int utcOffset(WallClock.Datetime when) {
    return zone.getRules().getOffset(instant(when)).getTotalSeconds();
  }

  /** A time beyond what Java knows has the offset of the last that it knows. */
  private static Instant instant(WallClock.Datetime when) {
    try {
      return when.seconds() < 0 ? Instant.MAX : Instant.ofEpochSecond(when.seconds());
    } catch (DateTimeException _) {
      return Instant.MAX;
    }
  }
}
