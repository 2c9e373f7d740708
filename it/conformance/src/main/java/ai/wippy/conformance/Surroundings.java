package ai.wippy.conformance;

import ai.wippy.component.Component;
import ai.wippy.component.Definition;
import ai.wippy.component.ExternNames;
import ai.wippy.component.ExternType;
import ai.wippy.component.plan.Part;
import ai.wippy.component.plan.Provider;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands for the imports of a script's components: those that it names, and a test host. */
final class Surroundings {
  private final Optional<Component> host;
  private final Map<String, Part> named = new HashMap<>();

  /**
   * Nothing but the host.
   *
   * @param host exports what every component of the script may import; empty for nothing
   */
  Surroundings(Optional<Component> host) {
    this.host = host;
  }

  /** A component with all that is there for it. */
  Part part(String name, Component component) {
    // A host for each: what is linked with it has a state of its own.
    Optional<Part> hostPart = host.map(known -> new Part("host", known, Map.of()));
    var providers = new HashMap<String, Provider>();
    for (String wanted : Part.imports(component)) {
      if (named.containsKey(wanted)) {
        providers.put(wanted, new Provider.Whole(named.get(wanted)));
      } else if (hostPart.isPresent()) {
        ExternNames.serving(wanted, Part.exports(hostPart.get().component()))
            .ifPresent(
                export -> providers.put(wanted, new Provider.Export(hostPart.get(), export)));
      }
    }
    return new Part(name, component, providers);
  }

  /** From now on the part stands for imports of its name. */
  void add(Part part) {
    named.put(part.name(), part);
  }

  /** The imports of a part that nobody provides. */
  static Set<String> missing(Part part) {
    var missing = new HashSet<String>();
    for (Definition definition : part.component().definitions()) {
      // A type that equals another is no more than a name.
      if (definition instanceof Definition.ImportDefinition(int _, var name, var type)
          && !(type instanceof ExternType.TypeEq)
          && !part.providers().containsKey(name.name())) {
        missing.add(name.name());
      }
    }
    return missing;
  }
}
