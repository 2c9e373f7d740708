package ai.wippy.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.metrics.Page.Label;
import org.junit.jupiter.api.Test;

final class PageTest {
  @Test
  void familiesAreWrittenOnceWhoeverAddsToThem() {
    var page = new Page();
    page.counter("a_total", "Things.").add(1, new Label("id", "x"), new Label("kind", "y"));
    page.gauge("b", "Other things.").add(-3);
    page.counter("a_total", "Things.").add(2, new Label("id", "\"quoted\\\n"));

    assertThat(page)
        .hasToString(
            """
            # HELP a_total Things.
            # TYPE a_total counter
            a_total{id="x",kind="y"} 1
            a_total{id="\\"quoted\\\\\\n"} 2
            # HELP b Other things.
            # TYPE b gauge
            b -3
            """);
  }

  @Test
  void latenciesAddUp() {
    var latencies = new Latencies();
    latencies.add(400_000);
    latencies.add(1_000_000);
    latencies.add(3_000_000_000L);
    latencies.add(60_000_000_000L);
    var page = new Page();
    latencies.measure(page, "t_seconds", "Time.", new Label("id", "x"));

    assertThat(latencies.count()).isEqualTo(4);
    assertThat(page.toString())
        .contains(
            "# TYPE t_seconds histogram\n",
            "t_seconds_bucket{id=\"x\",le=\"0.0005\"} 1\n",
            "t_seconds_bucket{id=\"x\",le=\"0.001\"} 2\n",
            "t_seconds_bucket{id=\"x\",le=\"2.5\"} 2\n",
            "t_seconds_bucket{id=\"x\",le=\"5.0\"} 3\n",
            "t_seconds_bucket{id=\"x\",le=\"10.0\"} 3\n",
            "t_seconds_bucket{id=\"x\",le=\"+Inf\"} 4\n",
            "t_seconds_sum{id=\"x\"} 63.0014\n",
            "t_seconds_count{id=\"x\"} 4\n");
  }
}
