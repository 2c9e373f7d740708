package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Kind;

/**
 * The end of a call by a trap: of the guest's code, of the canonical ABI, or of a host function
 * that is denied. The instance is not usable afterwards.
 */
public final class Trap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** A trap of the guest, kind INTERNAL. */
  public Trap(String message) {
    this(Kind.INTERNAL, message);
  }

  /** A trap of another kind. */
  public Trap(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** The kind under which callers see it. */
  public Kind kind() {
    return kind;
  }
}
