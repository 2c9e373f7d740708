package ai.wippy.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many cases of each part have to pass, lines such as {@code wast.accept 600/619}. */
final class Floors {
  private static final Pattern LINE = Pattern.compile("(\\S+) (\\d+)/(\\d+)");

  private final Map<String, Floor> floors;

  private Floors(Map<String, Floor> floors) {
    this.floors = floors;
  }

  /** So many passed of so many when the floor was recorded. */
  private record Floor(int passed, int total) {}

  static Floors read(Path file) throws IOException {
    var floors = new LinkedHashMap<String, Floor>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        floors.put(
            matcher.group(1),
            new Floor(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw new IllegalArgumentException(file + ": no floor: " + line);
      }
    }
    return new Floors(floors);
  }

  /**
   * What to say of a number below its floor. A folder with fewer cases than the floor was recorded
   * on is another one, of which the floor says nothing.
   */
  Optional<String> complaint(String part, int passed, int total) {
    Floor floor = floors.get(part);
    return floor == null || total < floor.total || passed >= floor.passed
        ? Optional.empty()
        : Optional.of(
            "%s: %d passed, but the floor is %d: mend what broke, or lower the floor in floors.txt and say why"
                .formatted(part, passed, floor.passed));
  }
}
