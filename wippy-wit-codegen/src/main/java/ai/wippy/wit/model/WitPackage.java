package ai.wippy.wit.model;

import java.util.List;

/**
 * A package: its interfaces and worlds.
 *
 * @param name its name
 * @param interfaces in order of declaration
 * @param worlds in order of declaration
 * @param docs its documentation; empty for none
 */
public record WitPackage(
    PackageName name, List<Interface> interfaces, List<World> worlds, String docs) {
  /** Copies the lists. */
  public WitPackage {
    interfaces = List.copyOf(interfaces);
    worlds = List.copyOf(worlds);
  }
}
