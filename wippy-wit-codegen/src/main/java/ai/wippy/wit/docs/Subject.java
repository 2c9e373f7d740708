package ai.wippy.wit.docs;

import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import java.util.Optional;

/**
 * What a text documents.
 *
 * @param owner the interface, whatever its version; empty for a world
 * @param name the type or function in it, as the component model spells it; empty for the interface
 *     or world itself
 * @param part the field, case or flag of the type; empty for the whole type
 */
record Subject(Optional<InterfaceName> owner, String name, String part) {
  /** Documentation holds for every version of a package: those of one text rarely differ. */
  Subject {
    owner = owner.map(Subject::unversioned);
  }

  static Subject of(Optional<InterfaceName> owner) {
    return new Subject(owner, "", "");
  }

  static Subject of(Optional<InterfaceName> owner, String name) {
    return new Subject(owner, name, "");
  }

  private static InterfaceName unversioned(InterfaceName name) {
    return new InterfaceName(
        name.pkg().map(p -> new PackageName(p.namespace(), p.name(), Optional.empty())),
        name.name());
  }
}
