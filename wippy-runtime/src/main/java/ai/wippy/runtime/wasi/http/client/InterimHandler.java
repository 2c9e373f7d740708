package ai.wippy.runtime.wasi.http.client;

import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;

/** Lets every interim response pass, not just those that Jetty knows. */
final class InterimHandler extends ProcessingProtocolHandler {
  @Override
  public String getName() {
    return "interim";
  }

  @Override
  public boolean accept(Request request, Response response) {
    return response.getStatus() > 101 && response.getStatus() < 200;
  }
}
