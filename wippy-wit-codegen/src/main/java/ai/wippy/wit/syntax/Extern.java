package ai.wippy.wit.syntax;

import java.util.List;

/**
 * An import or export of a world.
 *
 * @param meta documentation and gate
 * @param exported whether it is an export
 * @param target what is imported or exported
 */
public record Extern(Meta meta, boolean exported, Target target) implements WorldMember {
  /** What is imported or exported. */
  public sealed interface Target {}

  /**
   * An interface under its own name.
   *
   * @param path the interface
   */
  public record Path(UsePath path) implements Target {}

  /**
   * An interface under a plain name: {@code import primary: store;}.
   *
   * @param name the plain name
   * @param path the interface
   */
  public record NamedPath(Ident name, UsePath path) implements Target {}

  /**
   * A function.
   *
   * @param name its name
   * @param type its type
   */
  public record NamedFunc(Ident name, FuncType type) implements Target {}

  /**
   * {@code x: interface { … }}.
   *
   * @param name its name
   * @param members in order
   */
  public record Inline(Ident name, List<InterfaceMember> members) implements Target {
    /** Copies the list. */
    public Inline {
      members = List.copyOf(members);
    }
  }
}
