package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.PatternItem.Single;
import ai.wippy.runtime.lua.code.Safepoint;
import java.util.List;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Matches a pattern against a subject.
 *
 * <p>Backtracking can take time that grows with a high power of the subject's length, so an
 * interruption ends it.
 */
final class PatternMatcher {
  /** The result of an attempt without a match. */
  static final int NONE = -1;

  private static final int DEEPEST = 200;
  private static final int POSITION = -1;
  private static final int CHECK_MASK = (1 << 14) - 1;

  private final LuaString subject;
  private final boolean anchored;
  private final List<PatternItem> items;
  private final int captures;
  private final int[] starts;
  private final int[] lengths;
  private int depth;
  private int steps;

  /**
   * A matcher.
   *
   * @param anchors whether {@code ^} at the beginning is an anchor
   */
  PatternMatcher(LuaString subject, LuaString pattern, boolean anchors) {
    this.subject = subject;
    this.anchored = anchors && pattern.m_length > 0 && pattern.luaByte(0) == '^';
    this.items = new PatternParser(pattern, anchored ? 1 : 0).parse();
    this.captures = (int) items.stream().filter(PatternMatcher::captures).count();
    this.starts = new int[captures];
    this.lengths = new int[captures];
  }

  private static boolean captures(PatternItem item) {
    return item instanceof PatternItem.Open || item instanceof PatternItem.Position;
  }

  boolean isAnchored() {
    return anchored;
  }

  /** The end of a match that begins at {@code at}, or {@link #NONE}. */
  int match(int at) {
    depth = 0;
    return match(at, 0);
  }

  private int match(int from, int first) {
    if (++depth > DEEPEST) {
      throw new LuaError("pattern too complex");
    }
    int end = matchRest(from, first);
    depth--;
    return end;
  }

  private int matchRest(int from, int first) {
    int at = from;
    for (int i = first; i < items.size() && at != NONE; i++) {
      step();
      switch (items.get(i)) {
        case Single(var set, var quantifier) -> {
          switch (quantifier) {
            case ONCE -> at = has(set, at) ? at + 1 : NONE;
            case OPTIONAL -> {
              int end = has(set, at) ? match(at + 1, i + 1) : NONE;
              if (end != NONE) {
                return end;
              }
            }
            case MOST -> {
              return longest(set, at, at, i + 1);
            }
            case SOME -> {
              return has(set, at) ? longest(set, at + 1, at + 1, i + 1) : NONE;
            }
            case LEAST -> {
              return shortest(set, at, i + 1);
            }
          }
        }
        case PatternItem.Open(int capture) -> starts[capture] = at;
        case PatternItem.Close(int capture) -> {
          return close(capture, at, i + 1);
        }
        case PatternItem.Position(int capture) -> {
          starts[capture] = at;
          lengths[capture] = POSITION;
        }
        case PatternItem.Again(int capture) -> at = again(capture, at);
        case PatternItem.Balanced(int open, int close) -> at = balanced(open, close, at);
        case PatternItem.Frontier(var set) -> at = isFrontier(set, at) ? at : NONE;
        case PatternItem.End() -> at = at == subject.m_length ? at : NONE;
      }
    }
    return at;
  }

  private void step() {
    if ((++steps & CHECK_MASK) == 0) {
      Safepoint.poll();
    }
  }

  private boolean has(ByteSet set, int at) {
    return at < subject.m_length && set.contains(subject.luaByte(at));
  }

  private int longest(ByteSet set, int least, int from, int rest) {
    int last = from;
    while (has(set, last)) {
      step();
      last++;
    }
    for (int at = last; at >= least; at--) {
      int end = match(at, rest);
      if (end != NONE) {
        return end;
      }
    }
    return NONE;
  }

  private int shortest(ByteSet set, int from, int rest) {
    for (int at = from; ; at++) {
      int end = match(at, rest);
      if (end != NONE || !has(set, at)) {
        return end;
      }
    }
  }

  /** A group in a repetition does not exist, so only backtracking can visit a capture twice. */
  private int close(int capture, int at, int rest) {
    int start = starts[capture];
    int length = lengths[capture];
    lengths[capture] = at - start;
    int end = match(at, rest);
    if (end == NONE) {
      starts[capture] = start;
      lengths[capture] = length;
    }
    return end;
  }

  private int again(int capture, int at) {
    int length = lengths[capture];
    boolean same =
        length <= subject.m_length - at
            && LuaString.equals(subject, starts[capture], subject, at, Math.max(length, 0));
    return same ? at + Math.max(length, 0) : NONE;
  }

  private int balanced(int open, int close, int from) {
    if (from >= subject.m_length || subject.luaByte(from) != open) {
      return NONE;
    }
    int nesting = 1;
    for (int at = from + 1; at < subject.m_length; at++) {
      step();
      int c = subject.luaByte(at);
      if (c == close) {
        if (--nesting == 0) {
          return at + 1;
        }
      } else if (c == open) {
        nesting++;
      }
    }
    return NONE;
  }

  /** Both ends of the subject count as a zero byte. */
  private boolean isFrontier(ByteSet set, int at) {
    int before = at == 0 ? 0 : subject.luaByte(at - 1);
    int after = at == subject.m_length ? 0 : subject.luaByte(at);
    return !set.contains(before) && set.contains(after);
  }

  int captureCount() {
    return captures;
  }

  /** A capture of the last match. */
  LuaValue capture(int index) {
    return lengths[index] == POSITION
        ? LuaValue.valueOf(starts[index] + 1)
        : subject.substring(starts[index], starts[index] + lengths[index]);
  }

  /** The captures of a match, or the whole of it if the pattern has none. */
  Varargs captured(int start, int end) {
    return captures == 0 ? subject.substring(start, end) : captured();
  }

  /** The captures of the last match. */
  Varargs captured() {
    var values = new LuaValue[captures];
    for (int i = 0; i < captures; i++) {
      values[i] = capture(i);
    }
    return LuaValue.varargsOf(values);
  }
}
