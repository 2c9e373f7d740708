package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.PatternItem.Quantifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;

/** Reads a pattern. */
final class PatternParser {
  static final int MOST_CAPTURES = 32;

  private final LuaString text;
  private final List<PatternItem> items = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int captures;
  private int at;

  PatternParser(LuaString text, int from) {
    this.text = text;
    this.at = from;
  }

  List<PatternItem> parse() {
    while (at < text.m_length) {
      items.add(item());
    }
    if (!open.isEmpty()) {
      throw new LuaError("unfinished capture");
    }
    return items;
  }

  private PatternItem item() {
    int c = next();
    return switch (c) {
      case '(' -> capture();
      case ')' -> close();
      case '%' -> escaped();
      case '$' -> at == text.m_length ? new PatternItem.End() : single(new ByteSet().add(c));
      case '[' -> single(set());
      case '.' -> single(new ByteSet().addAll());
      default -> single(new ByteSet().add(c));
    };
  }

  private int next() {
    return text.luaByte(at++);
  }

  private boolean take(int c) {
    boolean found = at < text.m_length && text.luaByte(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private PatternItem capture() {
    if (captures == MOST_CAPTURES) {
      throw new LuaError("too many captures");
    }
    int index = captures++;
    if (take(')')) {
      return new PatternItem.Position(index);
    }
    open.push(index);
    return new PatternItem.Open(index);
  }

  private PatternItem close() {
    if (open.isEmpty()) {
      throw new LuaError("invalid pattern capture");
    }
    return new PatternItem.Close(open.pop());
  }

  private PatternItem escaped() {
    if (at == text.m_length) {
      throw new LuaError("malformed pattern (ends with '%')");
    }
    int c = next();
    return switch (c) {
      case 'b' -> balanced();
      case 'f' -> frontier();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> again(c - '1');
      default -> single(new ByteSet().addClass(c));
    };
  }

  private PatternItem balanced() {
    if (at + 2 > text.m_length) {
      throw new LuaError("malformed pattern (missing arguments to '%b')");
    }
    return new PatternItem.Balanced(next(), next());
  }

  private PatternItem frontier() {
    if (!take('[')) {
      throw new LuaError("missing '[' after '%f' in pattern");
    }
    return new PatternItem.Frontier(set());
  }

  private PatternItem again(int index) {
    if (index < 0 || index >= captures || open.contains(index)) {
      throw new LuaError("invalid capture index %%%d".formatted(index + 1));
    }
    return new PatternItem.Again(index);
  }

  /** The rest of a set; its first character is part of it even if that is a bracket. */
  private ByteSet set() {
    var set = new ByteSet();
    boolean inverted = take('^');
    do {
      if (at >= text.m_length) {
        throw new LuaError("malformed pattern (missing ']')");
      }
      member(set);
    } while (!take(']'));
    return inverted ? set.invert() : set;
  }

  private void member(ByteSet set) {
    int c = next();
    if (c == '%' && at < text.m_length) {
      set.addClass(next());
    } else if (at + 1 < text.m_length && text.luaByte(at) == '-' && text.luaByte(at + 1) != ']') {
      at++;
      set.addRange(c, next());
    } else {
      set.add(c);
    }
  }

  private PatternItem single(ByteSet set) {
    return new PatternItem.Single(set, quantifier());
  }

  private Quantifier quantifier() {
    if (at == text.m_length) {
      return Quantifier.ONCE;
    }
    return switch (next()) {
      case '?' -> Quantifier.OPTIONAL;
      case '*' -> Quantifier.MOST;
      case '+' -> Quantifier.SOME;
      case '-' -> Quantifier.LEAST;
      default -> {
        at--;
        yield Quantifier.ONCE;
      }
    };
  }
}
