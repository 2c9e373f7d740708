package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.GUEST_MEMORY;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Cases;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Layout;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes typed methods for exported functions (Canonical ABI, {@code canon lift}). */
final class FunctionWriter {
  private final JavaWriter out;
  private final Bindings bindings;
  private final JavaTypes types;
  private final Codec codec;
  private final Signatures signatures;

  FunctionWriter(JavaWriter out, Bindings bindings) {
    this.out = out;
    this.bindings = bindings;
    this.types = new JavaTypes(out, bindings.types());
    this.codec = new Codec(out, bindings.types(), bindings.abi());
    this.signatures = new Signatures(out, bindings.types());
  }

  /** A scope for the variables of a method, which must not hide fields. */
  Scope locals() {
    var scope = new Scope("instance", "heap", "memory", "result", "flat", "area");
    InstanceFields.names(bindings).forEach(scope::take);
    return scope;
  }

  /** Writes the documentation of a method. */
  void javadoc(Func func) {
    signatures.javadoc(func, func.params(), signatures.names(func.params(), locals()));
  }

  /** Writes a method that is in scope of the fields {@code state}, bridges and heaps. */
  void method(Export export, String name) {
    Func func = export.func();
    Scope scope = locals();
    List<String> names = signatures.names(func.params(), scope);
    out.callBlock(
        "public " + signatures.result(func) + " " + name,
        signatures.params(func.params(), names),
        "",
        () -> body(export, names, scope));
  }

  private void body(Export export, List<String> names, Scope scope) {
    Func func = export.func();
    boolean spilled = CoreTypes.params(func).spilled();
    boolean area = func.result().map(CoreTypes::inMemory).orElse(false);
    boolean lowersToMemory = spilled || func.params().stream().anyMatch(p -> hasPointers(p.type()));
    if ((lowersToMemory || area) && !export.heap().equals("heap")) {
      out.line(out.ref(GUEST_HEAP) + " heap = " + export.heap() + ";");
    }
    if (lowersToMemory) {
      out.line("state.lower();");
    }
    if (spilled || area) {
      out.line(out.ref(GUEST_MEMORY) + " memory = heap.memory();");
    }
    List<String> slots = spilled ? spill(func, names, scope) : lower(func, names, scope);
    out.line("state.enter();");
    if (func.result().isEmpty()) {
      out.call(export.core().outside(), slots, ";");
      leave(export, "");
      return;
    }
    WitType type = func.result().get();
    String core = area ? "area" : "flat";
    String lifted = area ? "" : codec.lift(type, core);
    boolean same = lifted.equals(core);
    String variable = same ? "result" : core;
    String javaCore = CoreTypes.java(export.signature().results().getFirst());
    out.call(javaCore + " " + variable + " = " + export.core().outside(), slots, ";");
    if (area) {
      Layout layout = type.layout();
      out.line("memory.range(area, %d, %d);".formatted(layout.size(), layout.alignment()));
      lifted = codec.load(type, "area", 0);
    }
    if (!same) {
      out.line(types.of(type) + " result = " + lifted + ";");
    }
    leave(export, variable);
    out.line("return result;");
  }

  private void leave(Export export, String core) {
    export
        .postReturn()
        .ifPresent(call -> {
          out.line("state.postReturn();");
          out.line(call.outside() + "(" + core + ");");
        });
    out.line("state.exit();");
  }

  private List<String> lower(Func func, List<String> names, Scope scope) {
    var slots = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      Func.Param param = func.params().get(i);
      slots.addAll(codec.lower(param.type(), names.get(i), names.get(i), param.name(), scope));
    }
    return slots;
  }

  /** Parameters that take too many core values lie in memory one after another. */
  private List<String> spill(Func func, List<String> names, Scope scope) {
    String at = scope.fresh("params");
    var stores = new ArrayList<String>();
    long offset = 0;
    int alignment = 1;
    for (int i = 0; i < names.size(); i++) {
      Func.Param param = func.params().get(i);
      Layout layout = param.type().layout();
      offset = Layout.align(offset, layout.alignment());
      stores.add(codec.store(param.type(), at, offset, names.get(i), param.name()));
      offset += layout.size();
      alignment = Math.max(alignment, layout.alignment());
    }
    long size = Layout.align(offset, alignment);
    out.line("int %s = heap.allocate(%d, %d);".formatted(at, alignment, size));
    stores.forEach(out::line);
    return List.of(at);
  }

  /** Whether lowering a value allocates memory. */
  private static boolean hasPointers(WitType type) {
    return switch (type) {
      case Primitive primitive -> primitive == Primitive.STRING;
      case ListType _ -> true;
      case RecordType record ->
          record.fields().stream().anyMatch(field -> hasPointers(field.type()));
      case TupleType tuple -> tuple.elements().stream().anyMatch(FunctionWriter::hasPointers);
      case Cases cases ->
          cases.payloads().stream().flatMap(Optional::stream).anyMatch(FunctionWriter::hasPointers);
      case FlagsType _, OwnType _, BorrowType _ -> false;
    };
  }
}
