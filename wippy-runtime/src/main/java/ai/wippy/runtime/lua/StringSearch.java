package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Safepoint;
import org.luaj.vm2.Buffer;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The functions of the {@code string} table that take patterns. */
final class StringSearch {
  private static final LuaString SPECIALS = LuaValue.valueOf("^$*+?.()[]%-");

  /** How often a search for a text polls; each step may compare as many bytes as that has. */
  private static final int CHECK_MASK = 255;

  private StringSearch() {}

  static Varargs find(Varargs args) {
    LuaString subject = Arguments.string(args, 1);
    LuaString pattern = Arguments.string(args, 2);
    int from = from(args, subject);
    if (from > subject.m_length) {
      return LuaValue.NIL;
    }
    if (args.arg(4).toboolean() || pattern.indexOfAny(SPECIALS) < 0) {
      int at = indexOf(subject, pattern, from);
      return at < 0
          ? LuaValue.NIL
          : LuaValue.varargsOf(LuaValue.valueOf(at + 1), LuaValue.valueOf(at + pattern.m_length));
    }
    var matcher = new PatternMatcher(subject, pattern, true);
    int start = from;
    int end = matcher.match(start);
    while (end == PatternMatcher.NONE && start < subject.m_length && !matcher.isAnchored()) {
      end = matcher.match(++start);
    }
    return end == PatternMatcher.NONE
        ? LuaValue.NIL
        : LuaValue.varargsOf(
            LuaValue.valueOf(start + 1), LuaValue.valueOf(end), matcher.captured());
  }

  private static int indexOf(LuaString subject, LuaString part, int from) {
    int last = subject.m_length - part.m_length;
    for (int at = from; at <= last; at++) {
      if ((at & CHECK_MASK) == 0) {
        Safepoint.poll();
      }
      if (LuaString.equals(subject, at, part, 0, part.m_length)) {
        return at;
      }
    }
    return -1;
  }

  static Varargs match(Varargs args) {
    LuaString subject = Arguments.string(args, 1);
    int start = from(args, subject);
    if (start > subject.m_length) {
      return LuaValue.NIL;
    }
    var matcher = new PatternMatcher(subject, Arguments.string(args, 2), true);
    int end = matcher.match(start);
    while (end == PatternMatcher.NONE && start < subject.m_length && !matcher.isAnchored()) {
      end = matcher.match(++start);
    }
    return end == PatternMatcher.NONE ? LuaValue.NIL : matcher.captured(start, end);
  }

  private static int from(Varargs args, LuaString subject) {
    long place = StringLibrary.place(Arguments.integer(args, 3, 1), subject.m_length);
    return (int) Math.min(Math.max(place, 1) - 1, subject.m_length + 1L);
  }

  static Varargs matches(Varargs args) {
    LuaString subject = Arguments.string(args, 1);
    var matcher = new PatternMatcher(subject, Arguments.string(args, 2), false);
    var walk = new Walk(subject, matcher);
    return new Builtin("gmatch", _ -> walk.next());
  }

  /** Goes from match to match; an empty one right after another match is none. */
  private static final class Walk {
    private final LuaString subject;
    private final PatternMatcher matcher;
    private int at;
    private int lastEnd = PatternMatcher.NONE;

    private Walk(LuaString subject, PatternMatcher matcher) {
      this.subject = subject;
      this.matcher = matcher;
    }

    private Varargs next() {
      for (; at <= subject.m_length; at++) {
        int end = matcher.match(at);
        if (end != PatternMatcher.NONE && end != lastEnd) {
          Varargs captured = matcher.captured(at, end);
          at = end;
          lastEnd = end;
          return captured;
        }
      }
      return LuaValue.NIL;
    }
  }

  static Varargs replace(Varargs args) {
    LuaString subject = Arguments.string(args, 1);
    var matcher = new PatternMatcher(subject, Arguments.string(args, 2), true);
    LuaValue replacement = replacement(args);
    long most = Arguments.integer(args, 4, Long.MAX_VALUE);
    var out = new Buffer(subject.m_length);
    int at = 0;
    int lastEnd = PatternMatcher.NONE;
    int count = 0;
    while (count < most) {
      int end = matcher.match(at);
      if (end != PatternMatcher.NONE && end != lastEnd) {
        count++;
        out.append(replaced(matcher, subject.substring(at, end), replacement));
        at = end;
        lastEnd = end;
      } else if (at < subject.m_length) {
        out.append((byte) subject.luaByte(at++));
      } else {
        break;
      }
      if (matcher.isAnchored()) {
        break;
      }
    }
    if (at < subject.m_length) {
      out.append(subject.substring(at, subject.m_length));
    }
    return LuaValue.varargsOf(out.tostring(), LuaValue.valueOf(count));
  }

  private static LuaValue replacement(Varargs args) {
    LuaValue given = args.arg(3);
    if (given instanceof LuaTable || given instanceof LuaFunction) {
      return given;
    }
    if (!given.isstring()) {
      throw Arguments.bad(
          3,
          "string/function/table expected, got "
              + (args.narg() < 3 ? "no value" : given.typename()));
    }
    return Arguments.string(args, 3);
  }

  private static LuaString replaced(PatternMatcher matcher, LuaString whole, LuaValue replacement) {
    LuaValue first = matcher.captureCount() == 0 ? whole : matcher.capture(0);
    LuaValue value =
        switch (replacement) {
          case LuaString template -> filled(matcher, whole, template);
          case LuaTable table -> table.get(first);
          default ->
              replacement.invoke(matcher.captureCount() == 0 ? whole : matcher.captured()).arg1();
        };
    if (!value.toboolean()) {
      return whole;
    }
    if (!value.isstring()) {
      throw new LuaError("invalid replacement value (a %s)".formatted(value.typename()));
    }
    return Arguments.string(value, 1);
  }

  private static LuaString filled(PatternMatcher matcher, LuaString whole, LuaString template) {
    var out = new Buffer(template.m_length);
    for (int i = 0; i < template.m_length; i++) {
      int c = template.luaByte(i);
      if (c != '%') {
        out.append((byte) c);
        continue;
      }
      int index = ++i < template.m_length ? template.luaByte(i) : 0;
      if (index == '%') {
        out.append((byte) '%');
      } else if (index >= '0' && index <= '9') {
        out.append(inserted(matcher, whole, index - '0'));
      } else {
        throw new LuaError("invalid use of '%' in replacement string");
      }
    }
    return out.tostring().checkstring();
  }

  private static LuaString inserted(PatternMatcher matcher, LuaString whole, int index) {
    if (index == 0 || index == 1 && matcher.captureCount() == 0) {
      return whole;
    }
    if (index > matcher.captureCount()) {
      throw new LuaError("invalid capture index %%%d in replacement string".formatted(index));
    }
    return Arguments.string(matcher.capture(index - 1), 1);
  }
}
