package ai.wippy.conformance;

/** What came of a binary before anything runs. */
sealed interface Prepared {
  /** It was accepted and generated, and nothing that it imports is missing. */
  record Ready(Product product) implements Prepared {}

  /**
   * It is valid, but there is nothing to instantiate: a core module, or nobody provides an import.
   */
  record Valid() implements Prepared {}

  /** It was refused, or something went wrong. */
  record Refused(Throwable reason) implements Prepared {}
}
