package app;

/** What the component Nested imports by itself. */
public interface NestedImports {
  /** {@code greet: func(name: string) -> string} */
  String greet(String name);
}
