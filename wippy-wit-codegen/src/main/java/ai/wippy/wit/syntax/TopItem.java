package ai.wippy.wit.syntax;

import java.util.List;
import java.util.Optional;

/** What stands at the top of a file or package. */
public sealed interface TopItem {
  /**
   * {@code use a:b/c as d;}: a shorter name within the file.
   *
   * @param path what it names
   * @param as the new name; empty for the last part of the path
   */
  record TopUse(UsePath path, Optional<Ident> as) implements TopItem {
    /** The name that the file uses. */
    public Ident local() {
      return as.orElse(path.name());
    }
  }

  /**
   * {@code package a:b { … }}.
   *
   * @param header its name and documentation
   * @param items in order; none of them is a package
   */
  record NestedPackage(PackageHeader header, List<TopItem> items) implements TopItem {
    /** Copies the list. */
    public NestedPackage {
      items = List.copyOf(items);
    }
  }

  /** A declaration that others can refer to. */
  sealed interface Declaration extends TopItem {
    /** Its documentation and gate. */
    Meta meta();

    /** Its name. */
    Ident name();
  }

  /**
   * {@code interface x { … }}.
   *
   * @param meta documentation and gate
   * @param name its name
   * @param members in order
   */
  record InterfaceDecl(Meta meta, Ident name, List<InterfaceMember> members)
      implements Declaration {
    /** Copies the list. */
    public InterfaceDecl {
      members = List.copyOf(members);
    }
  }

  /**
   * {@code world x { … }}.
   *
   * @param meta documentation and gate
   * @param name its name
   * @param members in order
   */
  record WorldDecl(Meta meta, Ident name, List<WorldMember> members) implements Declaration {
    /** Copies the list. */
    public WorldDecl {
      members = List.copyOf(members);
    }
  }
}
