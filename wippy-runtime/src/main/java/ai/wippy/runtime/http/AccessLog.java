package ai.wippy.runtime.http;

import java.lang.System.Logger.Level;
import java.util.Locale;

/** Writes a line for each request into the log {@value #NAME}. */
record AccessLog(System.Logger log) implements Answered.Observer {
  static final String NAME = "wippy.access";

  private static final int LONGEST = 1024;

  AccessLog() {
    this(System.getLogger(NAME));
  }

  @Override
  public void answered(Answered answered) {
    if (log.isLoggable(Level.INFO)) {
      log.log(Level.INFO, line(answered));
    }
  }

  /** Fields of their own for whoever takes it apart; nothing of the client's leaves its field. */
  static String line(Answered answered) {
    return String.format(
        Locale.ROOT,
        "client=%s method=%s path=%s status=%d bytes=%d ms=%.3f request_id=%s endpoint=%s%s",
        answered.client(),
        Printable.word(answered.method(), LONGEST),
        Printable.word(answered.path(), LONGEST),
        answered.status(),
        answered.bytes(),
        answered.nanos() / 1e6,
        Printable.word(answered.requestId(), LONGEST),
        answered.route() == null ? "-" : answered.route().entry(),
        answered.broken() ? " broken=true" : "");
  }
}
