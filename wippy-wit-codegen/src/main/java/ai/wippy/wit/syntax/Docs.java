package ai.wippy.wit.syntax;

import java.util.ArrayList;
import java.util.List;

/** Finds the documentation in the comments before an item. */
final class Docs {
  private Docs() {}

  /**
   * The text of all doc comments ({@code ///} and {@code /** … *}{@code /}) between two tokens,
   * without comment signs; empty for none.
   *
   * @param text a text that the lexer has accepted
   * @param from end of the token before
   * @param to start of the token that is documented
   */
  static String between(String text, int from, int to) {
    var lines = new ArrayList<String>();
    int at = from;
    while (at < to) {
      if (text.startsWith("//", at)) {
        int end = lineEnd(text, at, to);
        if (text.startsWith("///", at) && !text.startsWith("////", at)) {
          lines.add(text.substring(at + 3, end));
        }
        at = end;
      } else if (text.startsWith("/*", at)) {
        int end = blockEnd(text, at);
        if (text.startsWith("/**", at) && end - at >= 5) {
          block(text.substring(at + 3, end - 2), lines);
        }
        at = end;
      } else {
        at++;
      }
    }
    return joined(lines);
  }

  private static int lineEnd(String text, int at, int to) {
    int found = text.indexOf('\n', at);
    return found < 0 ? to : Math.min(found, to);
  }

  private static int blockEnd(String text, int start) {
    int depth = 0;
    int at = start;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0);
    return at;
  }

  private static void block(String body, List<String> lines) {
    for (String line : body.strip().split("\n", -1)) {
      String bare = line.strip();
      String text = bare.startsWith("*") ? bare.substring(1) : line;
      lines.add(text.startsWith(" ") ? text.substring(1) : text);
    }
  }

  /** The lines with the white space that all of them start with taken away. */
  private static String joined(List<String> lines) {
    return String.join("\n", lines).stripIndent().strip();
  }
}
