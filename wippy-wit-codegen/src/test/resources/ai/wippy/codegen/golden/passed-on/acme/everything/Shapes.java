package acme.everything;

import ai.wippy.runtime.component.Tuple2;
import java.util.Optional;

/** {@code interface acme:every-thing/shapes@1.2.3} */
public interface Shapes {
  /**
   * A point.
   *
   * @param x Left to right.
   */
  record Point(float x, float y) {}

  record Nested(
      Point at,
      Optional<Point> near,
      java.util.List<Tuple2<java.lang.Integer, Short>> pairs) {}

  sealed interface Value {
    record Nothing() implements Value {}

    /** Text. */
    record String(java.lang.String value) implements Value {}

    record Integer(long value) implements Value {}

    record Float(float value) implements Value {}

    record List(java.util.List<ValuePart> value) implements Value {}

    record Value2() implements Value {}
  }

  /** @param when unsigned */
  record ValuePart(java.lang.String name, byte[] bits, Optional<Optional<Long>> when) {}

  enum Class {
    ENUM,
    DEFAULT,
    A_B,
    A_B2
  }

  /** What may be done. */
  enum Rights {
    READ,
    WRITE,
    STATIC
  }

  enum Many {
    F0,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
    F13,
    F14,
    F15,
    F16
  }
}
