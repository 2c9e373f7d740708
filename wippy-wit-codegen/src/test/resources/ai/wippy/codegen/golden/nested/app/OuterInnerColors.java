package app;

/** {@code interface outer#inner#colors} */
public interface OuterInnerColors {
  enum Color {
    RED,
    GREEN,
    BLUE
  }

  /** {@code next: func(of: color) -> color} */
  Color next(Color of);
}
