package ai.wippy.runtime.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  private long now;

  /** Lets calls end at the rate that the limit allows, each span long enough to be judged. */
  private void work(Throughput throughput, int spans, IntToDoubleFunction callsPerSpan) {
    for (int span = 0; span < spans; span++) {
      int limit = throughput.limit();
      double gap = Throughput.SPAN_NANOS / callsPerSpan.applyAsDouble(limit);
      int before = throughput.limit();
      for (int i = 0; i < 10_000 && throughput.limit() == before; i++) {
        now += (long) gap;
        throughput.ended(now, true);
      }
    }
  }

  @Test
  void climbsWhileMoreCallsAtATimeEndMoreCalls() {
    var throughput = new Throughput(8);
    work(throughput, 7, limit -> 20.0 * limit);
    assertThat(throughput.limit()).isEqualTo(8);
  }

  @Test
  void staysNearTheBestLimit() {
    var throughput = new Throughput(64);
    work(throughput, 40, limit -> limit <= 4 ? 20.0 * limit : 80.0 - 5 * Math.min(10, limit - 4));
    assertThat(throughput.limit()).isBetween(2, 6);
  }

  @Test
  void neverLeavesItsRange() {
    var throughput = new Throughput(1);
    work(throughput, 1, limit -> 50);
    assertThat(throughput.limit()).isEqualTo(1);
  }

  @Test
  void aPoolWithoutQueueTellsNothing() {
    var throughput = new Throughput(8);
    for (int i = 0; i < 1_000; i++) {
      now += Throughput.SPAN_NANOS;
      throughput.ended(now, false);
    }
    assertThat(throughput.limit()).isEqualTo(1);
  }
}
