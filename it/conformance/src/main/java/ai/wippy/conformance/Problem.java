package ai.wippy.conformance;

/** Why a case failed, thrown through the steps that it takes. */
final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  Problem(String message, Object... args) {
    super(args.length == 0 ? message : message.formatted(args));
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
