package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.INSTANCE_STATE;
import static ai.wippy.codegen.RuntimeClasses.OVERRIDE;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.wit.model.CoreType;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the runtime's {@code CoreCalls}: core functions by number, for dynamic callers and for
 * other components of the same composition.
 */
final class NumberedCalls {
  private final JavaWriter out;
  private final Bindings bindings;
  private final List<Export> functions;
  private final Slots slots;

  NumberedCalls(JavaWriter out, Bindings bindings) {
    this.out = out;
    this.bindings = bindings;
    functions = new ArrayList<>(bindings.exports().functions());
    functions.addAll(bindings.exports().callees().values());
    slots = new Slots(out);
  }

  void write() {
    String override = "@" + out.ref(OVERRIDE);
    out.blank().line(override);
    out.block(
        "public %s state()".formatted(out.ref(INSTANCE_STATE)), () -> out.line("return state;"));
    out.blank().line(override);
    out.block("public %s heap(int function)".formatted(out.ref(GUEST_HEAP)), this::heaps);
    out.blank().line(override);
    out.block(
        "public long call(int function, long[] args)",
        () -> {
          String unknown = "throw new IndexOutOfBoundsException(function);";
          if (functions.isEmpty()) {
            out.line(unknown);
            return;
          }
          out.block(
              "return switch (function)",
              () -> {
                functions.forEach(this::call);
                out.line("default -> " + unknown);
              },
              "};");
        });
    out.blank().line(override);
    out.block(
        "public void postReturn(int function, long result)",
        () -> {
          if (functions.stream().anyMatch(each -> each.postReturn().isPresent())) {
            out.block("switch (function)", this::postReturns);
          }
        });
  }

  private void heaps() {
    String first = bindings.heaps().all().getFirst().name();
    List<Export> others = functions.stream().filter(each -> !each.heap().equals(first)).toList();
    if (others.isEmpty()) {
      out.line("return " + first + ";");
      return;
    }
    out.block(
        "return switch (function)",
        () -> {
          for (Export each : others) {
            out.line("case " + each.number() + " -> " + each.heap() + ";");
          }
          out.line("default -> " + first + ";");
        },
        "};");
  }

  private void call(Export export) {
    List<String> args = slots.values(export.signature().params(), "args");
    List<CoreType> results = export.signature().results();
    String call = export.core().inside();
    if (results.isEmpty()) {
      out.block(
          "case " + export.number() + " ->",
          () -> {
            out.call(call, args, ";");
            out.line("yield 0;");
          });
    } else {
      String label = "case " + export.number() + " -> ";
      switch (results.getFirst()) {
        case I32, I64 -> out.call(label + call, args, ";");
        case F32, F64 -> {
          String value = call + "(" + String.join(", ", args) + ")";
          out.line(label + slots.slot(results.getFirst(), value) + ";");
        }
      }
    }
  }

  private void postReturns() {
    for (Export each : functions) {
      List<CoreType> results = each.signature().results();
      each.postReturn()
          .ifPresent(call ->
              out.line(
                  "case %d -> %s(%s);"
                      .formatted(
                          each.number(),
                          call.inside(),
                          results.isEmpty() ? "" : slots.value(results.getFirst(), "result"))));
    }
    out.line("default -> {}");
  }
}
