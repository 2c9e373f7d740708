package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Joinable;
import ai.wippy.runtime.lua.code.Numerals;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** An error as Lua code sees it, with methods {@code kind}, {@code message} and so on. */
public final class ErrorValue extends LuaUserdata implements Joinable {
  private static final Table METHODS =
      new Library()
          .function("kind", args -> Bytes.of(self(args).kind))
          .function("message", args -> Bytes.of(self(args).message))
          .function("retryable", args -> self(args).retryable)
          .function("details", args -> self(args).details)
          .function("stack", args -> Bytes.of(String.join("\n", self(args).stack)))
          .table();

  private final String kind;
  private final String message;
  private final LuaValue retryable;
  private final LuaValue details;
  private final @Nullable ErrorValue cause;
  private List<String> stack = List.of();

  ErrorValue(
      String kind,
      String message,
      LuaValue retryable,
      LuaValue details,
      @Nullable ErrorValue cause) {
    super(message);
    this.kind = kind.isEmpty() ? Kind.UNKNOWN.text() : kind;
    this.message = message;
    this.retryable = retryable;
    this.details = details;
    this.cause = cause;
  }

  /** What Lua sees of a failure, whose details are Lua values, or of a defect. */
  public static ErrorValue of(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      var details = failure.details() instanceof LuaValue value ? value : NIL;
      var retryable = failure.retryability().<LuaValue>map(LuaValue::valueOf).orElse(NIL);
      return new ErrorValue(failure.kind().text(), failure.message(), retryable, details, null);
    }
    String message = Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
    return new ErrorValue(Kind.INTERNAL.text(), message, FALSE, NIL, null);
  }

  /**
   * The failure that a Lua value means which was raised or returned as an error. Texts and tables
   * are of kind UNKNOWN; a table is its details, and its field {@code message} the message.
   */
  static Failure failure(LuaValue error) {
    return switch (error) {
      case ErrorValue e ->
          new Failure(e.knownKind(), e.message, e.retryability(), nullable(e.details), null);
      case LuaTable table -> {
        LuaValue message = table.rawget("message");
        String text = message.isstring() ? Numerals.text(message) : Numerals.text(table);
        yield new Failure(Kind.UNKNOWN, text, Optional.empty(), table, null);
      }
      default -> new Failure(Kind.UNKNOWN, Numerals.text(error), Optional.empty(), null, null);
    };
  }

  private static @Nullable LuaValue nullable(LuaValue value) {
    return value.isnil() ? null : value;
  }

  private Optional<Boolean> retryability() {
    return retryable.isnil() ? Optional.empty() : Optional.of(retryable.toboolean());
  }

  private Kind knownKind() {
    for (Kind known : Kind.values()) {
      if (known.text().equals(kind)) {
        return known;
      }
    }
    return Kind.UNKNOWN;
  }

  String kind() {
    return kind;
  }

  String message() {
    return message;
  }

  LuaValue retryable() {
    return retryable;
  }

  LuaValue details() {
    return details;
  }

  Optional<ErrorValue> cause() {
    return Optional.ofNullable(cause);
  }

  /** The places it passed when it was raised first, innermost first. */
  List<String> stack() {
    return stack;
  }

  /** Notes where it was raised, unless that is known already. */
  ErrorValue passed(List<String> places) {
    if (stack.isEmpty()) {
      stack = places;
    }
    return this;
  }

  private static ErrorValue self(Varargs args) {
    return args.arg1() instanceof ErrorValue error ? error : unexpected(args);
  }

  private static ErrorValue unexpected(Varargs args) {
    argerror(1, "error expected, got " + args.arg1().typename() + "; call methods with a colon");
    throw new AssertionError();
  }

  @Override
  public LuaValue get(LuaValue key) {
    return METHODS.rawget(key);
  }

  @Override
  public String tojstring() {
    return message;
  }

  @Override
  public LuaValue tostring() {
    return Bytes.of(message);
  }

  @Override
  public LuaString text() {
    return Bytes.of(message);
  }

  @Override
  public LuaString strvalue() {
    return Bytes.of(message);
  }

  @Override
  public boolean raweq(LuaUserdata other) {
    return this == other;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
