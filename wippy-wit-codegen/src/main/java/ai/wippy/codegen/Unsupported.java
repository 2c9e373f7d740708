package ai.wippy.codegen;

/**
 * A construct that bindings cannot be made for. The input may be valid; the message names the
 * construct and the place.
 */
public final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String construct;
  private final String place;

  Unsupported(String construct, String place) {
    super(construct + " in " + place + " is not supported yet");
    this.construct = construct;
    this.place = place;
  }

  /** What is not supported. */
  public String construct() {
    return construct;
  }

  /** Where it is, in the component's own words. */
  public String place() {
    return place;
  }
}
