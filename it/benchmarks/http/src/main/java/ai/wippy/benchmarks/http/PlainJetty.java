package ai.wippy.benchmarks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty alone, with virtual threads: a static answer, and an echo at {@code /echo}. */
public final class PlainJetty extends Handler.Abstract {
  private static final byte[] ANSWER =
      "The quick brown fox jumps over the lazy dog.".getBytes(UTF_8);

  /**
   * Serves until the process ends.
   *
   * @param args the port
   */
  public static void main(String[] args) throws Exception {
    var threads = new QueuedThreadPool(32, 2);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var server = new Server(threads);
    server.setHandler(new PlainJetty());
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(args[0]));
    server.addConnector(connector);
    server.start();
    server.join();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
    if (request.getHttpURI().getPath().equals("/echo")) {
      String body = Content.Source.asString(request, UTF_8);
      response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), callback);
    } else {
      response.write(true, ByteBuffer.wrap(ANSWER), callback);
    }
    return true;
  }
}
