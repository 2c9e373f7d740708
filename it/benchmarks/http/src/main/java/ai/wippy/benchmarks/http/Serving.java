package ai.wippy.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Serves the same short answer in several ways and measures how fast. */
public final class Serving {
  private static final int JETTY = 18_098;
  private static final int SERVICE = 18_099;

  private final Path jar;
  private final Path script;
  private final int rounds;
  private final int seconds;

  private Serving(Path jar, Path script, int rounds, int seconds) {
    this.jar = jar;
    this.script = script;
    this.rounds = rounds;
    this.seconds = seconds;
  }

  /** What is measured: a path of a server. */
  private record Variant(String name, int port, String path) {}

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("jetty", JETTY, "/static"),
          new Variant("jettyEcho", JETTY, "/echo"),
          new Variant("lua", SERVICE, "/lua"),
          new Variant("wasm", SERVICE, "/wasm"),
          new Variant("handler", SERVICE, "/echo"));

  /**
   * Measures and prints two tables.
   *
   * @param args the application's jar, the script for wrk, how many rounds, seconds of each
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var serving =
        new Serving(
            Path.of(args[0]),
            Path.of(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
    serving.throughput();
    serving.starts();
  }

  private List<String> plainJetty() {
    String jetty = PlainJetty.class.getName();
    return List.of("-cp", jar.toString(), jetty, Integer.toString(JETTY));
  }

  private List<String> service(String... options) {
    var address = "app:web:addr=127.0.0.1:" + SERVICE;
    return Stream.concat(
            Stream.of(options), Stream.of("-jar", jar.toString(), "run", "-o", address))
        .toList();
  }

  private void throughput() throws IOException, InterruptedException {
    Map<Variant, List<Load>> loads = new LinkedHashMap<>();
    try (var jetty = Server.start(JETTY, plainJetty());
        var service = Server.start(SERVICE, service())) {
      jetty.firstAnswer("/static");
      service.firstAnswer("/wasm");
      // The first round, which is not counted, is for the compilers.
      for (int round = 0; round <= rounds; round++) {
        for (var variant : VARIANTS) {
          var server = variant.port() == JETTY ? jetty : service;
          var load = Load.on(server, variant.path(), script, round == 0 ? 3 * seconds : seconds);
          if (round > 0) {
            loads.computeIfAbsent(variant, _ -> new ArrayList<>()).add(load);
          }
        }
      }
    }
    print(
        "| %-9s | %10s | %9s | %9s | %7s | %11s |",
        "how", "requests/s", "p99", "processor", "/ jetty", "processor /");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    List<Load> yardstick = loads.get(VARIANTS.getFirst());
    loads.forEach((variant, all) ->
        print(
            "| %-9s | %10.0f | %6.1f ms | %6.1f us | %7.2f | %11.2f |",
            variant.name(),
            median(all, Load::perSecond),
            median(all, Load::p99),
            median(all, Load::processor),
            median(all, Load::perSecond) / median(yardstick, Load::perSecond),
            median(all, Load::processor) / median(yardstick, Load::processor)));
  }

  private void starts() throws IOException, InterruptedException {
    Path cache = jar.resolveSibling("serving.aot");
    Files.deleteIfExists(cache);
    try (var training =
        Server.start(SERVICE, service("-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=error"))) {
      for (String path : List.of("/wasm", "/lua", "/echo")) {
        training.firstAnswer(path);
      }
    }
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int i = 0; i < 11; i++) {
      add(times, "jetty", JETTY, plainJetty(), "/static");
      add(times, "jar", SERVICE, service(), "/wasm");
      add(times, "cached", SERVICE, service("-XX:AOTCache=" + cache, "-XX:AOTMode=on"), "/wasm");
    }
    System.out.println();
    print("| %-9s | %12s |", "how", "first answer");
    System.out.println("|---|---:|");
    times.forEach((how, all) -> print("| %-9s | %9.0f ms |", how, median(all, each -> each)));
  }

  private static void add(
      Map<String, List<Double>> times, String how, int port, List<String> arguments, String path)
      throws IOException, InterruptedException {
    try (var server = Server.start(port, arguments)) {
      double millis = server.firstAnswer(path).toNanos() / 1e6;
      times.computeIfAbsent(how, _ -> new ArrayList<>()).add(millis);
    }
  }

  private static <T> double median(List<T> all, ToDoubleFunction<T> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
