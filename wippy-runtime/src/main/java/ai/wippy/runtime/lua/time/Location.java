package ai.wippy.runtime.lua.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A time zone with the name that its author gave it.
 *
 * @param zone its rules
 * @param name may be empty for a fixed offset
 */
public record Location(ZoneId zone, String name) {
  /** UTC. */
  public static final Location UTC = new Location(ZoneOffset.UTC, "UTC");

  private static final DateTimeFormatter ABBREVIATION =
      DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  /** That of the machine. */
  public static Location local() {
    return new Location(ZoneId.systemDefault(), "Local");
  }

  /** The zone of an IANA name such as {@code Europe/Berlin}; empty if there is none. */
  public static Optional<Location> named(String name) {
    try {
      return switch (name) {
        case "UTC" -> Optional.of(UTC);
        case "Local" -> Optional.of(local());
        default ->
            ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.of(new Location(ZoneId.of(name), name))
                : Optional.empty();
      };
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /**
   * A fixed offset.
   *
   * @param seconds east of UTC, less than 18 hours
   * @throws DateTimeException if it is more
   */
  public static Location fixed(String name, int seconds) {
    return new Location(ZoneOffset.ofTotalSeconds(seconds), name);
  }

  /** What the zone is called at a time: {@code CEST}; the offset if it has no such name. */
  String abbreviation(ZonedDateTime at) {
    if (!(zone instanceof ZoneOffset offset)) {
      String name = ABBREVIATION.format(at);
      return name.equals("Z") ? "UTC" : name;
    }
    return name.isEmpty() ? Offsets.format(offset, OffsetStyle.HOURS_MINUTES) : name;
  }

  @Override
  public String toString() {
    return name;
  }
}
