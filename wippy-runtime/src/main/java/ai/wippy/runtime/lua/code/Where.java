package ai.wippy.runtime.lua.code;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Which lines of the author's files are running. */
public final class Where {
  /** Packages of the classes of chunks begin like this. */
  public static final String PACKAGE = "wippy.lua.";

  private static final int LONGEST = 64;

  /** In the names of methods that are functions of Lua, and not ways to call them. */
  private static final char NUMBERED = '$';

  /** Begins the name of a method that holds a part of the function that called it. */
  private static final String PART = "part$";

  private static final String BUILTIN = Builtin.class.getName();

  private Where() {}

  /** {@code file:line: } of the innermost function of Lua, or nothing if none is running. */
  public static String prefix() {
    List<String> places = running(1, false);
    return places.isEmpty() ? "" : places.getLast() + ": ";
  }

  /**
   * {@code file:line: } of a function, as {@code error} says where it was called; nothing if it is
   * a builtin.
   *
   * @param level 0 for the builtin that is running, 1 for its caller, 2 for the caller of that
   */
  public static String prefix(int level) {
    List<String> places = running(level + 1, true);
    return places.size() <= level || places.getLast().isEmpty() ? "" : places.getLast() + ": ";
  }

  /** The places {@code file:line} of the functions that are running, innermost first. */
  public static List<String> stack() {
    return running(LONGEST, false);
  }

  private static List<String> running(int most, boolean builtins) {
    return StackWalker.getInstance().walk(frames -> places(frames.iterator(), most, builtins));
  }

  /** Places, empty ones for builtins if they are wanted. */
  private static List<String> places(Iterator<StackFrame> frames, int most, boolean builtins) {
    var places = new ArrayList<String>();
    boolean inPart = false;
    while (frames.hasNext() && places.size() < most) {
      StackFrame frame = frames.next();
      if (isFunction(frame.getClassName(), frame.getMethodName())) {
        if (!inPart) {
          places.add(frame.getFileName() + ":" + frame.getLineNumber());
        }
        inPart = frame.getMethodName().startsWith(PART);
      } else if (builtins
          && frame.getClassName().equals(BUILTIN)
          && frame.getMethodName().equals("invoke")) {
        places.add("");
      }
    }
    return places;
  }

  /** {@code file:line: } of an exception that has a stack trace; nothing if no Lua is in it. */
  public static String prefix(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(element -> isFunction(element.getClassName(), element.getMethodName()))
        .findFirst()
        .map(element -> element.getFileName() + ":" + element.getLineNumber() + ": ")
        .orElse("");
  }

  private static boolean isFunction(String className, String method) {
    return className.startsWith(PACKAGE) && method.indexOf(NUMBERED) > 0;
  }
}
