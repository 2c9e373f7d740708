package peers.guest;

import ai.wippy.runtime.component.Tuple2;
import java.util.List;

/** {@code interface peers:guest/types@0.1.0} */
public interface Types {
  /** @param id 0 to 4294967295 */
  record Person(long id, String name, List<String> tags, boolean active) {}

  sealed interface Shape {
    record Circle(double value) implements Shape {}

    record Rect(Tuple2<Double, Double> value) implements Shape {}

    record Named(String value) implements Shape {}

    record Unit() implements Shape {}
  }

  enum Color {
    RED,
    GREEN,
    BLUE
  }

  enum Perms {
    READ,
    WRITE,
    EXEC
  }
}
