package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.INSTANCE_STATE;

import ai.wippy.codegen.java.JavaWriter;

/** The fields that typed methods work with, copied from the instance. */
final class InstanceFields {
  private InstanceFields() {}

  static void declare(JavaWriter out, Bindings bindings) {
    out.line("private final " + out.ref(INSTANCE_STATE) + " state;");
    bindings
        .bridges()
        .fields()
        .forEach((instance, field) ->
            out.line(
                "private final %s %s;"
                    .formatted(out.ref(bindings.bridges().typeOf(instance)), field)));
    for (Bindings.Heap heap : bindings.heaps()) {
      out.line("private final %s %s;".formatted(out.ref(GUEST_HEAP), heap.name()));
    }
  }

  static void assign(JavaWriter out, Bindings bindings) {
    assign(out, "state");
    bindings.bridges().fields().values().forEach(field -> assign(out, field));
    bindings.heaps().forEach(heap -> assign(out, heap.name()));
  }

  private static void assign(JavaWriter out, String field) {
    out.line(field + " = instance." + field + ";");
  }
}
