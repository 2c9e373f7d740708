package ai.wippy.component;

import java.util.List;
import java.util.Optional;

/** A definition in a component, or a declarator in the type of a component or instance. */
public sealed interface Definition {
  /** Where it starts, in bytes from the start of the file. */
  int offset();

  /** A core module. */
  record CoreModuleDefinition(int offset, CoreBinary module) implements Definition {}

  /** A core instance. */
  record CoreInstanceDefinition(int offset, CoreInstanceExpression expression)
      implements Definition {}

  /** A core type. */
  record CoreTypeDefinition(int offset, CoreDefType type) implements Definition {}

  /** A nested component. */
  record ComponentDefinition(int offset, Component component) implements Definition {}

  /** A component instance. */
  record InstanceDefinition(int offset, InstanceExpression expression) implements Definition {}

  /** Another name for something. */
  record AliasDefinition(int offset, Alias alias) implements Definition {}

  /** A component-level type. */
  record TypeDefinition(int offset, DefType type) implements Definition {}

  /** A function on the border between core and component. */
  record CanonDefinition(int offset, Canon canon) implements Definition {}

  /**
   * A start function (gated: needs values).
   *
   * @param func what is called
   * @param args value indices
   * @param results how many values it returns
   */
  record StartDefinition(int offset, int func, List<Integer> args, int results)
      implements Definition {}

  /** A value (gated). */
  record ValueDefinition(int offset) implements Definition {}

  /** An import, or an import declarator. */
  record ImportDefinition(int offset, ExternName name, ExternType type) implements Definition {}

  /**
   * An export.
   *
   * @param type the type that it is given instead of its own; empty for its own
   */
  record ExportDefinition(int offset, ExternName name, SortIndex item, Optional<ExternType> type)
      implements Definition {}

  /** An export declarator. */
  record ExportDeclarator(int offset, ExternName name, ExternType type) implements Definition {}
}
