package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses by itself, without showing how. */
final class PlainErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put("content-type", "text/plain; charset=utf-8");
    response.getHeaders().put("x-content-type-options", "nosniff");
    byte[] text = (HttpStatus.getMessage(response.getStatus()) + "\n").getBytes(UTF_8);
    response.write(true, ByteBuffer.wrap(text), callback);
    return true;
  }
}
