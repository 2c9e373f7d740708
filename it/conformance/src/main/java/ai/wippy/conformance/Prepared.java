package ai.wippy.conformance;

/** What came of a binary before anything runs. */
sealed interface Prepared {
  /**
   * It was accepted, linked, generated and translated.
   *
   * @param open whether it imports something that nobody provides
   */
  record Ready(Product product, boolean open) implements Prepared {}

  /**
   * It is valid, but there is nothing to instantiate: a core module, or a component with imports
   * that no stub can stand for.
   */
  record Valid() implements Prepared {}

  /** It was refused, or something went wrong. */
  record Refused(Throwable reason) implements Prepared {}
}
