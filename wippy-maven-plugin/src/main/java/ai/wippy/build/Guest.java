package ai.wippy.build;

import ai.wippy.build.index.WasmEntry;
import ai.wippy.component.plan.Methods;
import ai.wippy.component.plan.Plan;
import ai.wippy.diagnostic.Span;
import java.util.List;

/**
 * A component, or a core module with its signatures, that one or more entries use.
 *
 * @param first the first entry that uses it, which names what has no name of its own
 * @param place where that entry names the file, for diagnostics
 * @param plan what it consists of
 * @param methods what it exports
 * @param moduleIds under which its core modules are translated, by their numbers in the plan
 */
record Guest(WasmEntry first, Span place, Plan plan, Methods methods, List<String> moduleIds) {
  Guest {
    moduleIds = List.copyOf(moduleIds);
  }
}
