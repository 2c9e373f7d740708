package ai.wippy.benchmarks;

/** The least that a process can do and be heard. */
final class Nothing {
  private Nothing() {}

  /** Answers. */
  public static void main(String[] args) {
    System.out.println("nothing");
  }
}
