package ai.wippy.runtime.process;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Streams that stay open for others. */
final class Unclosed {
  private Unclosed() {}

  static final class In extends FilterInputStream {
    In(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Others go on reading.
    }
  }

  static final class Out extends FilterOutputStream {
    Out(OutputStream out) {
      super(out);
    }

    /** At once, where the framework's would write byte by byte. */
    @Override
    public void write(byte[] bytes, int at, int length) throws IOException {
      out.write(bytes, at, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
