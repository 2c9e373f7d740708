package ai.wippy.wit.docs;

import ai.wippy.wit.model.World;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Texts by what they document. That is a package or several: interfaces are known by their full
 * names, worlds by their simple ones.
 */
public final class Documentation {
  private final Map<Subject, String> interfaces = new HashMap<>();
  private final SequencedMap<String, Map<Subject, String>> worlds = new LinkedHashMap<>();

  Documentation() {}

  /** Notes a text about an interface or something in it. */
  void add(Subject subject, String text) {
    if (!text.isBlank()) {
      interfaces.putIfAbsent(subject, text);
    }
  }

  /** Notes a text about a world or something in it. */
  void add(String world, Subject subject, String text) {
    Map<Subject, String> texts = worlds.computeIfAbsent(world, _ -> new HashMap<>());
    if (!text.isBlank()) {
      texts.putIfAbsent(subject, text);
    }
  }

  /** Whether there is no text at all. */
  public boolean isEmpty() {
    return interfaces.isEmpty() && worlds.values().stream().allMatch(Map::isEmpty);
  }

  /** What goes into the model of interfaces outside of worlds. */
  public Documented ofInterfaces() {
    return new Documented(interfaces);
  }

  /**
   * What goes into the model of a world.
   *
   * @param world one that is documented under its name; any other, such as that of a component,
   *     which has no name, takes the documentation of the only world that there is, if there is
   *     only one
   */
  public Documented of(World world) {
    var texts = new HashMap<>(interfaces);
    Optional<Map<Subject, String>> own = Optional.ofNullable(worlds.get(world.name()));
    if (own.isEmpty() && worlds.size() == 1) {
      own = Optional.of(worlds.firstEntry().getValue());
    }
    own.ifPresent(texts::putAll);
    return new Documented(texts);
  }
}
