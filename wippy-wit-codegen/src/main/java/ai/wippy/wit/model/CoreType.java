package ai.wippy.wit.model;

/** The core WebAssembly types that the canonical ABI flattens values into. */
public enum CoreType {
  /** 32-bit integer. */
  I32,
  /** 64-bit integer. */
  I64,
  /** 32-bit float. */
  F32,
  /** 64-bit float. */
  F64;

  /**
   * The type of a slot that two cases of a variant share (Canonical ABI, flattening: {@code join}).
   */
  public CoreType join(CoreType other) {
    if (this == other) {
      return this;
    }
    boolean narrow = (this == I32 || this == F32) && (other == I32 || other == F32);
    return narrow ? I32 : I64;
  }
}
