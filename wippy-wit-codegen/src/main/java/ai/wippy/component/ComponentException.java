package ai.wippy.component;

import ai.wippy.diagnostic.Diagnostic;
import java.util.Locale;

/**
 * A WebAssembly binary that is refused: the user gave a file that cannot be used.
 *
 * <p>Callers show {@link #diagnostic} of the file that they read.
 */
public final class ComponentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a binary is refused. */
  public enum Reason {
    /** The bytes are not the binary format. */
    MALFORMED(
        "is malformed",
        "the file is damaged or was not made by a WebAssembly toolchain; build it again"),
    /** The bytes are the binary format, but break a rule of validation. */
    INVALID(
        "is invalid",
        "the toolchain that made the file broke a rule; check it with `wasm-tools validate`"),
    /** The binary uses a feature that is not supported. */
    UNSUPPORTED("is not supported", "build the file for WASI 0.2 without this feature");

    private final String verdict;
    private final String help;

    Reason(String verdict, String help) {
      this.verdict = verdict;
      this.help = help;
    }
  }

  private final Reason reason;
  private final int offset;
  private final String rule;

  private ComponentException(Reason reason, int offset, String rule) {
    super("%s at byte 0x%x: %s".formatted(reason.name().toLowerCase(Locale.ROOT), offset, rule));
    this.reason = reason;
    this.offset = offset;
    this.rule = rule;
  }

  /** The bytes at {@code offset} cannot be decoded. */
  public static ComponentException malformed(int offset, String rule, Object... args) {
    return new ComponentException(Reason.MALFORMED, offset, rule.formatted(args));
  }

  /** The definition at {@code offset} breaks a rule of validation. */
  public static ComponentException invalid(int offset, String rule, Object... args) {
    return new ComponentException(Reason.INVALID, offset, rule.formatted(args));
  }

  /** The definition at {@code offset} uses {@code feature}, which is not supported. */
  public static ComponentException unsupported(int offset, String feature, Object... args) {
    return new ComponentException(Reason.UNSUPPORTED, offset, feature.formatted(args));
  }

  /** Why the binary is refused. */
  public Reason reason() {
    return reason;
  }

  /** Where, in bytes from the start of the file. */
  public int offset() {
    return offset;
  }

  /** The rule that was broken, or the feature that is not supported. */
  public String rule() {
    return rule;
  }

  /**
   * What the user is told.
   *
   * @param file the file that was read, as the user knows it
   */
  public Diagnostic diagnostic(String file) {
    return Diagnostic.error(
        "`%s` %s at byte 0x%x: %s".formatted(file, reason.verdict, offset, rule), reason.help);
  }
}
