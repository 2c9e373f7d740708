package ai.wippy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final OptionalDouble NOTHING = OptionalDouble.empty();
  private static final Run RUN =
      new Run(
          "2026-11-23",
          "25",
          "Linux amd64",
          2,
          OptionalDouble.of(0.5),
          "\\.(Add|\"Echo\")Benchmark\t-f 1",
          List.of(
              new Row("add", "raw", 4.51236, OptionalDouble.of(0.123456), OptionalDouble.of(24.01)),
              new Row("add", "typed", 1.5, NOTHING, OptionalDouble.of(0)),
              new Row("start", "lua", 320_123_456, NOTHING, NOTHING)));

  @Test
  void readsWhatItWrites() {
    var results = new Results(List.of(RUN, RUN.found(List.of())));

    assertThat(Results.parse(results.json())).isEqualTo(results);
  }

  @Test
  void writesNumbersInFull() {
    assertThat(new Results(List.of(RUN)).json())
        .isEqualTo(
            """
            [
              {
                "date": "2026-11-23",
                "jdk": "25",
                "os": "Linux amd64",
                "processors": 2,
                "load": 0.5,
                "selection": "\\\\.(Add|\\"Echo\\")Benchmark\\u0009-f 1",
                "rows": [
                  {"group": "add", "how": "raw", "nanos": 4.512, "error": 0.1235, "bytes": 24, "toRaw": 1, "toTyped": 3.01},
                  {"group": "add", "how": "typed", "nanos": 1.5, "bytes": 0, "toRaw": 0.332, "toTyped": 1},
                  {"group": "start", "how": "lua", "nanos": 320100000}
                ]
              }
            ]
            """);
  }

  @Test
  void leavesOutWhatOneIterationCannotKnow() {
    var row = new Row("add", "raw", 1, OptionalDouble.of(Double.NaN), NOTHING);

    assertThat(row.error()).isEmpty();
  }

  @Test
  void refusesOtherShapes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Results.parse("{}"))
        .withMessage("results must be a list, not {}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Results.parse("[{\"date\": 1}]"))
        .withMessage("no date in {date=1}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Row("add", "raw", 0, NOTHING, NOTHING))
        .withMessage("add.raw took 0.0 ns");
  }

  @Test
  void tabulatesWithRatios() {
    assertThat(new Table(RUN).toString())
        .isEqualTo(
            """
            2026-11-23, JDK 25, Linux amd64, 2 processors, load 0.5

            | what         | how        |       time |      ± |       bytes |  / raw | / typed |
            |---|---|---:|---:|---:|---:|---:|
            | add          | raw        |     4.5 ns |   12 % |        24 B |   1.00 |    3.01 |
            | add          | typed      |     1.5 ns |        |         0 B |   0.33 |    1.00 |
            | start        | lua        |     320 ms |        |             |        |         |
            """);
  }
}
