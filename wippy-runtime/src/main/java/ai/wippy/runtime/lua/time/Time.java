package ai.wippy.runtime.lua.time;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * A moment somewhere.
 *
 * @param at in the zone of the location
 * @param location where
 */
public record Time(ZonedDateTime at, Location location) {
  private static final Layout FULL = Layout.of("2006-01-02 15:04:05.999999999 -0700 MST");
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  /** Rounding counts from here. */
  private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

  /** A moment. */
  public static Time of(Instant instant, Location location) {
    return new Time(instant.atZone(location.zone()), location);
  }

  /** A date whose parts may be out of their ranges: the 32nd of January is the 1st of February. */
  public static Time of(
      long year,
      long month,
      long day,
      long hour,
      long minute,
      long second,
      long nanos,
      Location location) {
    var local =
        LocalDateTime.of(Math.toIntExact(year), 1, 1, 0, 0)
            .plusMonths(month - 1)
            .plusDays(day - 1)
            .plusHours(hour)
            .plusMinutes(minute)
            .plusSeconds(second)
            .plusNanos(nanos);
    return new Time(local.atZone(location.zone()), location);
  }

  /** The moment, wherever. */
  public Instant instant() {
    return at.toInstant();
  }

  /** The same moment elsewhere. */
  public Time in(Location other) {
    return of(instant(), other);
  }

  /** Later by a duration. */
  public Time plus(Duration duration) {
    return of(instant().plus(duration), location);
  }

  /** Later by years, months and days; a day that its month does not have goes into the next. */
  public Time plus(long years, long months, long days) {
    return of(
        at.getYear() + years,
        at.getMonthValue() + months,
        at.getDayOfMonth() + days,
        at.getHour(),
        at.getMinute(),
        at.getSecond(),
        at.getNano(),
        location);
  }

  /** How much later than another it is. */
  public Duration since(Time other) {
    return Duration.between(other.instant(), instant());
  }

  /** Whether it is the first moment of the year 1. */
  public boolean isZero() {
    return instant().equals(ZERO);
  }

  /** The last multiple of a duration that is not later; itself if the duration is not positive. */
  public Time truncated(Duration unit) {
    return unit.isPositive() ? plus(over(unit).negated()) : this;
  }

  /** The nearest multiple of a duration; itself if the duration is not positive. */
  public Time rounded(Duration unit) {
    if (!unit.isPositive()) {
      return this;
    }
    var over = over(unit);
    return over.plus(over).compareTo(unit) < 0 ? plus(over.negated()) : plus(unit.minus(over));
  }

  private Duration over(Duration unit) {
    var since = Duration.between(ZERO, instant());
    var nanos =
        BigInteger.valueOf(since.getSeconds())
            .multiply(NANOS)
            .add(BigInteger.valueOf(since.getNano()));
    return Duration.ofNanos(nanos.mod(BigInteger.valueOf(unit.toNanos())).longValueExact());
  }

  @Override
  public String toString() {
    return FULL.format(this);
  }
}
