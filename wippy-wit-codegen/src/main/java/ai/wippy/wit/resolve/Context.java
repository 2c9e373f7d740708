package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.syntax.LaterFeature;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What the parts of one resolution share. */
final class Context {
  private final WitOptions options;
  private final Problems problems;
  private final Declarations declarations;
  private final GateRules gates;
  private final Measures measures = new Measures();
  private final SequencedMap<InterfaceName, ResolvedInterface> interfaces = new LinkedHashMap<>();
  private final Map<DeclKey, WorldParts> worlds = new HashMap<>();

  /**
   * A declared interface.
   *
   * @param model the interface
   * @param types its names
   */
  record ResolvedInterface(Interface model, TypeScope types) {}

  Context(WitOptions options, Declarations declarations, Problems problems) {
    this.options = options;
    this.problems = problems;
    this.declarations = declarations;
    this.gates = new GateRules(options.features(), problems);
  }

  Problems problems() {
    return problems;
  }

  Declarations declarations() {
    return declarations;
  }

  GateRules gates() {
    return gates;
  }

  Measures measures() {
    return measures;
  }

  /** Declared interfaces that are resolved so far, each after those that it uses. */
  SequencedMap<InterfaceName, ResolvedInterface> interfaces() {
    return interfaces;
  }

  /** Worlds that are resolved so far. */
  Map<DeclKey, WorldParts> worlds() {
    return worlds;
  }

  /**
   * Reports the use of a feature that is not supported; the item that uses it is to be left out.
   */
  void later(LaterFeature feature, Span span) {
    String problem = "%s are not supported yet".formatted(feature.shown());
    switch (options.later()) {
      case ERROR -> problems.error(span, problem, "they came after WASI 0.2; remove this");
      case WARNING -> problems.warning(span, problem, "what uses them is left out");
    }
  }
}
