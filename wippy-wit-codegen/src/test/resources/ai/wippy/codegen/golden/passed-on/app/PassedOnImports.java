package app;

import java.util.Optional;

/** What the component PassedOn imports by itself. */
public interface PassedOnImports {
  /**
   * {@code log: func(line: string, level: option<u8>)}
   *
   * @param level 0 to 255
   */
  void log(String line, Optional<Integer> level);

  /** {@code area: func(area: f64, result: f64) -> f64} */
  double area(double area, double result);
}
