package lab;

import app.Drive;
import java.util.List;
import peers.lab.Bench.Command;
import peers.res.Counters;
import peers.res.Counters.Counter;
import peers.res.Res;

/** Uses resources of a guest, and a guest with hosts of its own choice. */
public final class Main {
  private Main() {}

  /** Prints what becomes of them. */
  public static void main(String[] args) {
    try (Res res = Res.create()) {
      Counters counters = res.counters();
      try (Counter counter = counters.newCounter(40)) {
        counter.increment(2);
        System.out.println("counter: " + counter.value());
        System.out.println("alive: " + counters.live());
      }
      System.out.println("alive: " + counters.live());
      Counter all = counters.counterMerge(counters.newCounter(1), counters.newCounter(2));
      List<Counter> parts = counters.split(all, 3);
      System.out.println("parts: " + parts.stream().map(Counter::value).toList());
      try {
        all.value();
      } catch (IllegalArgumentException e) {
        System.out.println("gone: " + e.getMessage());
      }
    }
    try (Drive lab = Drive.builder().bench(new Workshop()).imports(text -> {}).build()) {
      System.out.println("driven: " + lab.drive(new Command.Set(21)));
      System.out.println("sample: " + lab.sample(new Workshop().newInstrument("meter"), 9));
    }
  }
}
