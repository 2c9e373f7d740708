package ai.wippy.component;

import java.util.List;

/** The definition of a core type in a component (Binary.md, {@code core:deftype}). */
public sealed interface CoreDefType {
  /** Types that may refer to each other. */
  record Group(List<CoreSubType> types) implements CoreDefType {}

  /** The type of a module. */
  record Module(List<Declarator> declarators) implements CoreDefType {}

  /** A part of a module type. */
  sealed interface Declarator {
    /** Where it starts, in bytes from the start of the file. */
    int offset();
  }

  /** An import. */
  record Import(int offset, String module, String name, CoreExtern type) implements Declarator {}

  /** A type; module types do not nest. */
  record Type(int offset, Group type) implements Declarator {}

  /** A type of an enclosing scope. */
  record OuterAlias(int offset, int count, int index) implements Declarator {}

  /** An export. */
  record Export(int offset, String name, CoreExtern type) implements Declarator {}
}
