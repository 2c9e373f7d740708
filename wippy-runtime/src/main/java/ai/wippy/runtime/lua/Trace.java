package ai.wippy.runtime.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.OneArgFunction;

/**
 * Gathers the places that an error passes on its way out, innermost first.
 *
 * <p>LuaJ calls an error handler with {@code file:line message} in each frame that an error leaves,
 * until one returns a text. This one never does, and so sees all frames without a cost for calls
 * that succeed.
 */
final class Trace extends OneArgFunction {
  private static final int LONGEST = 64;
  private static final Pattern PLACE = Pattern.compile("(.*?:(?:\\d+|\\?)) (.*)", Pattern.DOTALL);

  private static final LuaValue NO_TEXT =
      new LuaUserdata(Trace.class) {
        @Override
        public @Nullable String tojstring() {
          return null;
        }
      };

  private final List<String> places = new ArrayList<>();

  @Override
  public LuaValue call(LuaValue placed) {
    if (places.size() < LONGEST) {
      var matcher = PLACE.matcher(placed.tojstring());
      places.add(matcher.matches() ? matcher.group(1) : "?");
    }
    return NO_TEXT;
  }

  /** Starts anew. Call before code that may fail is entered from Java. */
  void clear() {
    places.clear();
  }

  /** The value of an error that was caught, and forgets the places that it passed. */
  LuaValue caught(LuaError error) {
    var stack = List.copyOf(places);
    places.clear();
    return switch (error) {
      case Raised raised -> raised(raised, stack);
      // Two strings that are longer than an array can be.
      case LuaError e when e.getCause() instanceof NegativeArraySizeException ->
          Bytes.of(Faults.TOO_LARGE);
      case LuaError e when e.getCause() != null -> ErrorValue.of(e.getCause()).passed(stack);
      case LuaError e when stack.isEmpty() -> Bytes.of(String.valueOf(e.getMessage()));
      default -> {
        var matcher = PLACE.matcher(String.valueOf(error.getMessage()));
        String text = matcher.matches() ? matcher.group(2) : String.valueOf(error.getMessage());
        yield Bytes.of(stack.getFirst() + ": " + Wording.of(text));
      }
    };
  }

  private static LuaValue raised(Raised raised, List<String> stack) {
    return switch (raised.value()) {
      case ErrorValue error -> error.passed(stack);
      case LuaString text when raised.at() > 0 && raised.at() <= stack.size() ->
          Bytes.of(stack.get(raised.at() - 1) + ": ").concat(text);
      default -> raised.value();
    };
  }
}
