package ai.wippy.wit.model;

import java.util.Locale;

/** The types that have no parts. */
public enum Primitive implements WitType {
  /** {@code bool}. */
  BOOL(Layout.scalar(1, CoreType.I32)),
  /** {@code s8}. */
  S8(Layout.scalar(1, CoreType.I32)),
  /** {@code u8}. */
  U8(Layout.scalar(1, CoreType.I32)),
  /** {@code s16}. */
  S16(Layout.scalar(2, CoreType.I32)),
  /** {@code u16}. */
  U16(Layout.scalar(2, CoreType.I32)),
  /** {@code s32}. */
  S32(Layout.scalar(4, CoreType.I32)),
  /** {@code u32}. */
  U32(Layout.scalar(4, CoreType.I32)),
  /** {@code s64}. */
  S64(Layout.scalar(8, CoreType.I64)),
  /** {@code u64}. */
  U64(Layout.scalar(8, CoreType.I64)),
  /** {@code f32}. */
  F32(Layout.scalar(4, CoreType.F32)),
  /** {@code f64}. */
  F64(Layout.scalar(8, CoreType.F64)),
  /** {@code char}: a Unicode scalar value. */
  CHAR(Layout.scalar(4, CoreType.I32)),
  /** {@code string}. */
  STRING(Layout.POINTER_AND_LENGTH);

  private final Layout layout;

  Primitive(Layout layout) {
    this.layout = layout;
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public String wit() {
    return name().toLowerCase(Locale.ROOT);
  }
}
