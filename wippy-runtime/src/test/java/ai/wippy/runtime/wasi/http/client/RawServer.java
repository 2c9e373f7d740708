package ai.wippy.runtime.wasi.http.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that does exactly what it is told, right or wrong. */
final class RawServer implements AutoCloseable {
  /** What it does with one connection. */
  interface Script {
    void run(Peer peer) throws Exception;
  }

  /** A connection. */
  record Peer(Socket socket, InputStream in, OutputStream out) {
    /** Reads until after an empty line. */
    String head() throws IOException {
      var head = new ByteArrayOutputStream();
      while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          throw new EOFException("after " + head);
        }
        head.write(next);
      }
      return head.toString(ISO_8859_1);
    }

    /** Reads so many bytes. */
    String text(int size) throws IOException {
      return new String(in.readNBytes(size), ISO_8859_1);
    }

    void send(String text) throws IOException {
      out.write(text.getBytes(ISO_8859_1));
      out.flush();
    }

    /** Waits for the other side to hang up. */
    void awaitEnd() throws IOException {
      try {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException _) {
        // Reset, which is an end too.
      }
    }
  }

  private final ServerSocket server;
  private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

  /** Runs the script for each connection, on a thread of its own. */
  RawServer(Script script) throws IOException {
    server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(script));
  }

  private void accept(Script script) {
    while (true) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket, script));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      script.run(new Peer(socket, socket.getInputStream(), socket.getOutputStream()));
      outcomes.add("done");
    } catch (Throwable e) {
      outcomes.add(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  String authority() {
    return "localhost:" + port();
  }

  /** Waits until a script has ended, as it should. */
  void awaitScript() throws InterruptedException {
    if (outcomes.take() instanceof Throwable failure) {
      throw new AssertionError("the server's script failed", failure);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
