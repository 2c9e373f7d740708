package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that begin a request and never end it, in a process of their own, so that the file
 * descriptors of one process need not do for both ends.
 */
final class IdleClients implements AutoCloseable {
  private final Process process;

  private IdleClients(Process process) {
    this.process = process;
  }

  /** So many of them, when all are connected. */
  static IdleClients open(int port, int count) throws Exception {
    Path classes =
        Path.of(IdleClients.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classes.toString(),
                IdleClients.class.getName(),
                Integer.toString(port),
                Integer.toString(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = process.inputReader().readLine();
    if (!"connected".equals(answer)) {
      throw new IOException("the clients end after: " + answer);
    }
    return new IdleClients(process);
  }

  /** The clients: connects, says so, and stays until its input ends. */
  public static void main(String[] args) throws IOException {
    var server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
    List<SocketChannel> clients = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      var client = SocketChannel.open(server);
      client.write(ByteBuffer.wrap("GET /alive HTTP/1.1\r\nHo".getBytes(US_ASCII)));
      clients.add(client);
    }
    System.out.println("connected");
    int _ = System.in.read();
    for (var client : clients) {
      client.close();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }
}
