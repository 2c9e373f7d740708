package ai.wippy.wit.syntax;

import java.util.List;
import java.util.Optional;

/**
 * {@code use path.{a, b as c};}.
 *
 * @param meta its gate; documentation has no meaning here
 * @param path the interface
 * @param names in order
 */
public record Use(Meta meta, UsePath path, List<Name> names)
    implements InterfaceMember, WorldMember {
  /** Copies the list. */
  public Use {
    names = List.copyOf(names);
  }

  /**
   * One name of the list.
   *
   * @param name as the interface knows it
   * @param as the new name; empty for the same
   */
  public record Name(Ident name, Optional<Ident> as) {
    /** The name that the user of the interface uses. */
    public Ident local() {
      return as.orElse(name);
    }
  }
}
