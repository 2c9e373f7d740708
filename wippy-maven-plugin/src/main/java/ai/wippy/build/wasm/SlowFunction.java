package ai.wippy.build.wasm;

/**
 * A function that will run slowly because of its size.
 *
 * @param index in the module's function index space
 * @param name of its debug information, or {@code function 12} if there is none
 * @param bytes size of its body: of the WebAssembly if it is interpreted, of the JVM bytecode
 *     otherwise
 * @param reason what will become of it
 */
public record SlowFunction(int index, String name, int bytes, Reason reason) {
  /** What becomes of a function that is too large. */
  public enum Reason {
    /** Its bytecode would exceed 64 KiB, so that Chicory's interpreter runs it. */
    INTERPRETED,
    /** Its bytecode exceeds 8,000 bytes, so that HotSpot never compiles it. */
    NEVER_COMPILED
  }

  /** One sentence without a full stop. */
  public String problem() {
    return switch (reason) {
      case INTERPRETED ->
          "%s has %,d bytes, too many for one JVM method: it is interpreted, 50 to 100 times slower"
              .formatted(name, bytes);
      case NEVER_COMPILED ->
          "%s becomes %,d bytes of JVM code: HotSpot compiles no method over 8,000, so it stays 10 to 50 times slower"
              .formatted(name, bytes);
    };
  }

  /** What to do about it. */
  public String help() {
    return switch (reason) {
      case INTERPRETED -> "split the function, or build with less inlining: -Oz, opt-level = \"z\"";
      case NEVER_COMPILED ->
          "run with -XX:-DontCompileHugeMethods, or split the function, or build with less inlining";
    };
  }
}
