package lab;

import ai.wippy.runtime.component.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import peers.lab.Bench;

/** The instruments that guests drive. */
public final class Workshop implements Bench {
  private record Meter(String name) implements Instrument {
    @Override
    public Result<List<Reading>, String> read(long samples) {
      return samples > 3
          ? Result.err("the battery is empty")
          : Result.ok(List.of(new Reading(1.5, Unit.VOLT, EnumSet.of(Marks.NOISY), Optional.empty())));
    }

    @Override
    public Optional<Long> send(Command command) {
      System.out.println(name + " gets " + command);
      return switch (command) {
        case Command.Set(var value) -> Optional.of((long) (value * 2));
        case Command.Label(var text) -> Optional.of((long) text.length());
        case Command.Range(var range) -> Optional.of(range.v1());
        case Command.Reset _ -> Optional.empty();
      };
    }

    @Override
    public void close() {
      System.out.println(name + " is put away");
    }
  }

  @Override
  public Instrument newInstrument(String name) {
    return new Meter(name);
  }

  @Override
  public Instrument instrumentJoin(Instrument a, Instrument b) {
    return new Meter(((Meter) a).name() + " and " + ((Meter) b).name());
  }

  @Override
  public long recordAll(
      List<Reading> readings, String who, int level, long a, long b, long c, long d, long e,
      float f, double g, int h, byte i, boolean j, String k) {
    System.out.println(who + " records " + readings);
    return readings.size();
  }
}
