package ai.wippy.benchmarks.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk has measured.
 *
 * @param perSecond requests
 * @param p99 milliseconds that 99 of 100 requests took at most
 * @param processor microseconds that a request took of the server's processor time
 */
record Load(double perSecond, double p99, double processor) {
  private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
  private static final Pattern P99 = Pattern.compile("99% +([0-9.]+)(us|ms|s)\n");
  private static final Pattern COUNT = Pattern.compile("([0-9]+) requests in");
  private static final Pattern BAD = Pattern.compile("Socket errors.*|Non-2xx.*");

  /** Puts load on a path: one thread of wrk with 16 connections. */
  static Load on(Server server, String path, Path script, int seconds)
      throws IOException, InterruptedException {
    var before = server.processorTime();
    var wrk =
        new ProcessBuilder(
                List.of(
                    "wrk",
                    "-t1",
                    "-c16",
                    "-d%ds".formatted(seconds),
                    "--latency",
                    "-s",
                    script.toString(),
                    "http://127.0.0.1:%d%s".formatted(server.port(), path)))
            .redirectErrorStream(true)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes());
    var taken = server.processorTime().minus(before);
    if (wrk.waitFor() != 0 || BAD.matcher(output).find()) {
      throw new IOException("wrk is not content with %s:%n%s".formatted(path, output));
    }
    Matcher latency = found(P99, output);
    double unit =
        switch (latency.group(2)) {
          case "us" -> 1e-3;
          case "ms" -> 1;
          default -> 1e3;
        };
    return new Load(
        Double.parseDouble(found(RATE, output).group(1)),
        Double.parseDouble(latency.group(1)) * unit,
        taken.toNanos() / 1e3 / Double.parseDouble(found(COUNT, output).group(1)));
  }

  private static Matcher found(Pattern pattern, String output) throws IOException {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IOException("wrk says what nobody understands:\n" + output);
    }
    return matcher;
  }
}
