package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.GUEST_MEMORY;
import static ai.wippy.codegen.RuntimeClasses.OVERRIDE;
import static ai.wippy.codegen.RuntimeClasses.UNSUPPORTED_OPERATION;
import static ai.wippy.codegen.java.JavaWriter.literal;

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
import java.util.Map;
import java.util.Optional;

/** Writes typed methods for exported functions (Canonical ABI, {@code canon lift}). */
final class FunctionWriter {
  private final JavaWriter out;
  private final Bindings bindings;
  private final InstanceFields fields;
  private final JavaTypes types;
  private final Codec codec;
  private final FlatLowering lowering;
  private final Signatures signatures;

  FunctionWriter(JavaWriter out, Bindings bindings, InstanceFields fields) {
    this.out = out;
    this.bindings = bindings;
    this.fields = fields;
    this.types = new JavaTypes(out, bindings.types());
    this.codec = bindings.codec(out);
    this.lowering = new FlatLowering(out, bindings.types(), codec);
    this.signatures = new Signatures(out, bindings.types());
  }

  /** A scope for the variables of a method, which must not hide fields. */
  private Scope locals() {
    var scope = new Scope("instance", "heap", "memory", "result", "flat", "area");
    fields.names().forEach(scope::take);
    return scope;
  }

  /** Writes the documentation of a method. */
  void javadoc(JavaMethod method) {
    signatures.javadoc(method.func(), method.params(), signatures.names(method.params(), locals()));
  }

  /**
   * Writes the methods of an interface.
   *
   * @param exports what is behind them, by their names
   */
  void methods(List<JavaMethod> methods, Map<String, Export> exports) {
    for (JavaMethod each : methods) {
      out.blank();
      out.line("@" + out.ref(OVERRIDE));
      Export export = exports.get(each.name());
      if (export != null) {
        method(export, each);
      } else {
        missing(each);
      }
    }
  }

  /** Of an interface that is imported too, the component may export a part. */
  private void missing(JavaMethod method) {
    Scope scope = locals();
    out.callBlock(
        "public " + signatures.result(method.func()) + " " + method.name(),
        signatures.params(method.params(), signatures.names(method.params(), scope)),
        "",
        () ->
            out.line(
                "throw new %s(%s);"
                    .formatted(
                        out.ref(UNSUPPORTED_OPERATION),
                        literal("the component does not export " + method.func().name()))));
  }

  /** Writes a method in scope of the fields. */
  void method(Export export, JavaMethod method) {
    Scope scope = locals();
    List<String> names = signatures.names(method.params(), scope);
    var values = new ArrayList<String>(names);
    if (method.onResource()) {
      values.addFirst("this");
    }
    out.callBlock(
        "public " + signatures.result(export.func()) + " " + method.name(),
        signatures.params(method.params(), names),
        "",
        () -> body(export, values, scope));
  }

  private void body(Export export, List<String> names, Scope scope) {
    Func func = export.func();
    boolean spilled = CoreTypes.params(func).spilled();
    boolean area = func.result().map(CoreTypes::inMemory).orElse(false);
    boolean lowersToMemory = spilled || func.params().stream().anyMatch(p -> hasPointers(p.type()));
    boolean handles = ResourceTable.takesHandles(func);
    if ((lowersToMemory || handles || area || liftsHandle(func)) && !export.heap().equals("heap")) {
      out.line(out.ref(GUEST_HEAP) + " heap = " + export.heap() + ";");
    }
    if (lowersToMemory || handles) {
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

  private static boolean liftsHandle(Func func) {
    return func.result().filter(type -> type instanceof OwnType).isPresent();
  }

  private void leave(Export export, String core) {
    if (bindings.resources().borrows(export.func(), export.options().instance())) {
      out.line("heap.handles().checkReturned();");
    }
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
      String name = names.get(i).equals("this") ? "self" : names.get(i);
      slots.addAll(lowering.lower(param.type(), names.get(i), name, param.name(), scope));
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
