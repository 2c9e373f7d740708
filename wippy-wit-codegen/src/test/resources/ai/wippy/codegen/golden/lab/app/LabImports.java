package app;

/** What the component Lab imports by itself. */
public interface LabImports {
  /** {@code note: func(text: string)} */
  void note(String text);
}
