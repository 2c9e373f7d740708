package ai.wippy.runtime.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.io.EofException;

/** Bytes to a client; remembers whether it is gone, whatever functions make of that. */
final class ClientStream extends FilterOutputStream {
  private boolean lost;

  ClientStream(OutputStream out) {
    super(out);
  }

  private interface Step {
    void run() throws IOException;
  }

  private void tried(Step step) throws IOException {
    try {
      step.run();
    } catch (EofException e) {
      lost = true;
      throw e;
    }
  }

  @Override
  public void write(int one) throws IOException {
    tried(() -> out.write(one));
  }

  @Override
  public void write(byte[] bytes, int at, int length) throws IOException {
    tried(() -> out.write(bytes, at, length));
  }

  @Override
  public void flush() throws IOException {
    tried(out::flush);
  }

  @Override
  public void close() throws IOException {
    tried(out::close);
  }

  /** Whether something could not be sent because nobody takes it. */
  boolean isLost() {
    return lost;
  }
}
