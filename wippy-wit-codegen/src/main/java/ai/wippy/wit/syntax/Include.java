package ai.wippy.wit.syntax;

import java.util.List;

/**
 * {@code include path with { a as b };}.
 *
 * @param meta its gate; documentation has no meaning here
 * @param path the world
 * @param renames in order
 */
public record Include(Meta meta, UsePath path, List<Rename> renames) implements WorldMember {
  /** Copies the list. */
  public Include {
    renames = List.copyOf(renames);
  }

  /**
   * {@code a as b}.
   *
   * @param name as the included world knows it
   * @param as the new name
   */
  public record Rename(Ident name, Ident as) {}
}
