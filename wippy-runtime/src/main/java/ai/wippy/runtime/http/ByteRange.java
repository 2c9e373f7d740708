package ai.wippy.runtime.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a file that a client asks for. */
sealed interface ByteRange {
  /** All of it. */
  record Whole() implements ByteRange {}

  /** Some of it. */
  record Part(long from, long length) implements ByteRange {}

  /** A part that is not there. */
  record Unsatisfiable() implements ByteRange {}

  Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /**
   * Reads the field {@code Range}; several ranges at once get the whole.
   *
   * @param allowed whether the file is the one that the client has a part of
   */
  static ByteRange of(String field, long size, boolean allowed) {
    Matcher range = SINGLE.matcher(field.replace(" ", ""));
    if (!allowed || !range.matches() || field.endsWith("=-")) {
      return new Whole();
    }
    String first = range.group(1);
    String last = range.group(2);
    if (first.isEmpty()) {
      long length = Math.min(Long.parseLong(last), size);
      return length == 0 ? new Unsatisfiable() : new Part(size - length, length);
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
    if (from >= size) {
      return new Unsatisfiable();
    }
    return to < from ? new Whole() : new Part(from, to - from + 1);
  }
}
