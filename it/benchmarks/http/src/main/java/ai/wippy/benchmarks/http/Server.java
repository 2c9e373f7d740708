package ai.wippy.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
record Server(Process process, int port, long begun) implements AutoCloseable {
  /**
   * Starts one.
   *
   * @param port where it will listen
   * @param arguments of {@code java}
   */
  static Server start(int port, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    long begun = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Server(process, port, begun);
  }

  /** Waits for the first answer to a request; how long it took from the start of the process. */
  Duration firstAnswer(String path) throws IOException, InterruptedException {
    String request =
        "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"
            .formatted(path);
    while (true) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream().write(request.getBytes());
        String answer = new String(socket.getInputStream().readNBytes(12));
        if (!answer.equals("HTTP/1.1 200")) {
          throw new IOException("%s answers %s".formatted(path, answer));
        }
        return Duration.ofNanos(System.nanoTime() - begun);
      } catch (java.net.ConnectException _) {
        if (!process.isAlive()) {
          throw new IOException("the server has ended with " + process.exitValue());
        }
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  /** Processor time that it has taken so far. */
  Duration processorTime() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get();
    } catch (Exception e) {
      throw new UncheckedIOException(new IOException("a server does not end", e));
    }
  }
}
