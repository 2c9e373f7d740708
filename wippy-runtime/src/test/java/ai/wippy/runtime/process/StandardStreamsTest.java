package ai.wippy.runtime.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class StandardStreamsTest {
  private final List<String> lines = new ArrayList<>();
  private final StandardStreams streams = StandardStreams.logging(Lines::new, "app:f");

  private final class Lines implements Logger {
    @Override
    public String getName() {
      return "lines";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      lines.add(level + " " + message);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... params) {
      lines.add(level + " " + MessageFormat.format(format, params));
    }
  }

  @Test
  void outputIsLoggedLineByLine() throws IOException {
    streams.out().write("one\ntw".getBytes(UTF_8));
    streams.err().write("oops\n".getBytes(UTF_8));
    streams.out().write("ö {0}\nend".getBytes(UTF_8));
    assertThat(lines)
        .containsExactly("INFO app:f: one", "WARNING app:f: oops", "INFO app:f: twö {0}");
    assertThat(streams.in().read()).isEqualTo(-1);
    streams.close();
    assertThat(lines).last().isEqualTo("INFO app:f: end");
  }

  @Test
  void aLineWithoutEndIsSplit() throws IOException {
    streams.out().write(new byte[100_000]);
    assertThat(lines).hasSize(12).allSatisfy(line -> assertThat(line.length()).isLessThan(8_300));
  }
}
