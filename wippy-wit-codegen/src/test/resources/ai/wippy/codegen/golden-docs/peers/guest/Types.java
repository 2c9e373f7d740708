package peers.guest;

import ai.wippy.runtime.component.Tuple2;
import java.util.List;

/** What the functions speak of. */
public interface Types {
  /**
   * Somebody.
   *
   * @param id Unique among all people; 0 to 4294967295
   * @param tags Free words, such as <code>&lt;admin&gt;</code>.
   */
  record Person(long id, String name, List<String> tags, boolean active) {}

  /**
   * A figure in the plane.
   *
   * <p>Lengths are in meters.
   */
  sealed interface Shape {
    /** Its radius. */
    record Circle(double value) implements Shape {}

    record Rect(Tuple2<Double, Double> value) implements Shape {}

    record Named(String value) implements Shape {}

    /** The unit square. */
    record Unit() implements Shape {}
  }

  /** A light. */
  enum Color {
    RED,
    /** Go. */
    GREEN,
    BLUE
  }

  /** What one may do. */
  enum Perms {
    /** Look. */
    READ,
    WRITE,
    EXEC
  }
}
