package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.INSTANCE_STATE;

import ai.wippy.codegen.java.JavaWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that typed methods work with, copied from the instance. */
final class InstanceFields {
  private InstanceFields() {}

  static void declare(JavaWriter out, Bindings bindings) {
    out.line("private final " + out.ref(INSTANCE_STATE) + " state;");
    bridges(bindings)
        .forEach((instance, field) ->
            out.line(
                "private final %s %s;"
                    .formatted(out.ref(bindings.bridges().typeOf(instance)), field)));
    for (String heap : heaps(bindings)) {
      out.line("private final %s %s;".formatted(out.ref(GUEST_HEAP), heap));
    }
  }

  static void assign(JavaWriter out, Bindings bindings) {
    assign(out, "state");
    bridges(bindings).values().forEach(field -> assign(out, field));
    heaps(bindings).forEach(heap -> assign(out, heap));
  }

  private static void assign(JavaWriter out, String field) {
    out.line(field + " = instance." + field + ";");
  }

  /** Names of all the fields. */
  static List<String> names(Bindings bindings) {
    return Stream.of(
            Stream.of("state"), bridges(bindings).values().stream(), heaps(bindings).stream())
        .flatMap(names -> names)
        .toList();
  }

  /** Whether some typed method calls the instance itself, for want of a bridge. */
  static boolean needsInstance(Bindings bindings) {
    return calls(bindings).anyMatch(call -> call.field().isEmpty());
  }

  private static Stream<CoreCall> calls(Bindings bindings) {
    return bindings.allFunctions().stream()
        .flatMap(each -> Stream.concat(Stream.of(each.core()), each.postReturn().stream()));
  }

  private static Map<Integer, String> bridges(Bindings bindings) {
    Set<String> used = calls(bindings).map(CoreCall::field).collect(Collectors.toSet());
    var fields = new TreeMap<Integer, String>();
    bindings
        .bridges()
        .fields()
        .forEach((instance, field) -> {
          if (used.contains(field)) {
            fields.put(instance, field);
          }
        });
    return fields;
  }

  private static List<String> heaps(Bindings bindings) {
    Set<String> used =
        bindings.allFunctions().stream().map(Export::heap).collect(Collectors.toSet());
    return bindings.heaps().all().stream().map(Heaps.Heap::name).filter(used::contains).toList();
  }
}
