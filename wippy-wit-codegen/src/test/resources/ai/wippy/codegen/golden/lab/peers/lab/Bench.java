package peers.lab;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import java.util.List;
import java.util.Optional;

/** {@code interface peers:lab/bench@0.1.0} */
public interface Bench {
  interface Instrument extends AutoCloseable {
    /**
     * {@code [method]instrument.read: func(self: borrow<instrument>, samples: u32) -> result<list<reading>, string>}
     *
     * @param samples 0 to 4294967295
     */
    Result<List<Reading>, String> read(long samples);

    /**
     * {@code [method]instrument.send: func(self: borrow<instrument>, c: command) -> option<u64>}
     *
     * @return unsigned
     */
    Optional<Long> send(Command c);

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  enum Unit {
    VOLT,
    AMPERE
  }

  enum Marks {
    CALIBRATED,
    NOISY
  }

  record Reading(double value, Unit unit, java.util.Set<Marks> marks, Optional<String> note) {}

  sealed interface Command {
    record Reset() implements Command {}

    record Set(float value) implements Command {}

    record Label(String value) implements Command {}

    record Range(Tuple2<Integer, Long> value) implements Command {}
  }

  /** {@code [constructor]instrument: func(name: string) -> own<instrument>} */
  Instrument newInstrument(String name);

  /**
   * {@code [static]instrument.join: func(a: own<instrument>, b: borrow<instrument>) -> own<instrument>}
   */
  Instrument instrumentJoin(Instrument a, Instrument b);

  /**
   * {@code record-all: func(readings: list<reading>, who: string, level: u8, a: u64, b: u64, c: u64, d: u64, e: u64, f: f32, g: f64, h: char, i: s8, j: bool, k: string) -> u32}
   *
   * @param level 0 to 255
   * @param a unsigned
   * @param b unsigned
   * @param c unsigned
   * @param d unsigned
   * @param e unsigned
   * @param h a Unicode code point
   * @return 0 to 4294967295
   */
  long recordAll(
      List<Reading> readings,
      String who,
      int level,
      long a,
      long b,
      long c,
      long d,
      long e,
      float f,
      double g,
      int h,
      byte i,
      boolean j,
      String k);
}
