package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.ActiveElement;
import com.dylibso.chicory.wasm.types.CompType;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.DeclarativeElement;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.FieldType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.MemoryImport;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.RecType;
import com.dylibso.chicory.wasm.types.SubType;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableImport;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.TagImport;
import com.dylibso.chicory.wasm.types.TagType;
import com.dylibso.chicory.wasm.types.ValType;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Writes the image of a core module, in the form that {@code ImageReader} of the runtime documents.
 */
final class ImageWriter {
  private static final int VERSION = 0x57495001;

  /** Writes one element of a list. */
  @FunctionalInterface
  private interface Writer<T> {
    void write(T element) throws IOException;
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final WasmModule module;

  private ImageWriter(WasmModule module) {
    this.module = module;
  }

  /**
   * The image of a module.
   *
   * @param interpreted the functions whose bodies it keeps
   */
  static byte[] write(WasmModule module, InterpretedBodies interpreted) {
    var writer = new ImageWriter(module);
    try {
      writer.module(interpreted);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return writer.bytes.toByteArray();
  }

  private void module(InterpretedBodies interpreted) throws IOException {
    out.writeInt(VERSION);
    list(all(module.typeSection().typeCount(), module.typeSection()::getRecType), this::group);
    list(
        all(module.importSection().importCount(), module.importSection()::getImport),
        this::imported);
    ints(
        IntStream.range(0, module.functionSection().functionCount())
            .map(module.functionSection()::getFunctionType)
            .toArray());
    list(all(module.tableSection().tableCount(), module.tableSection()::getTable), this::table);
    list(
        module.memorySection().map(s -> all(s.memoryCount(), s::getMemory)).orElse(List.of()),
        memory -> memoryLimits(memory.limits()));
    list(module.tagSection().map(s -> Arrays.asList(s.types())).orElse(List.of()), this::tag);
    list(Arrays.asList(module.globalSection().globals()), this::global);
    list(
        all(module.exportSection().exportCount(), module.exportSection()::getExport), this::export);
    out.writeInt(module.startSection().map(s -> (int) s.startIndex()).orElse(-1));
    list(Arrays.asList(module.elementSection().elements()), this::element);
    list(Arrays.asList(module.dataSection().dataSegments()), this::segment);
    ints(interpreted.bodies());
    if (interpreted.bodies().length > 0) {
      blob(interpreted.binary());
    }
  }

  private static <T> List<T> all(int count, IntFunction<T> element) {
    return IntStream.range(0, count).mapToObj(element).toList();
  }

  private void group(RecType group) throws IOException {
    list(Arrays.asList(group.subTypes()), this::subType);
  }

  private void subType(SubType type) throws IOException {
    out.writeBoolean(type.isFinal());
    ints(type.typeIdx());
    CompType composite = type.compType();
    if (composite.funcType() != null) {
      out.writeByte('f');
      list(composite.funcType().params(), this::valType);
      list(composite.funcType().returns(), this::valType);
    } else if (composite.arrayType() != null) {
      out.writeByte('a');
      field(composite.arrayType().fieldType());
    } else {
      out.writeByte('s');
      list(Arrays.asList(composite.structType().fieldTypes()), this::field);
    }
  }

  private void field(FieldType field) throws IOException {
    if (field.storageType().packedType() == null) {
      out.writeInt(0);
      valType(field.storageType().valType());
    } else {
      out.writeInt(field.storageType().packedType().ID());
    }
    mutability(field.mut());
  }

  private void valType(ValType type) throws IOException {
    out.writeLong(type.id());
  }

  private void mutability(MutabilityType mutability) throws IOException {
    out.writeBoolean(mutability == MutabilityType.Var);
  }

  private void imported(Import imported) throws IOException {
    name(imported.module());
    name(imported.name());
    out.writeByte(imported.importType().id());
    switch (imported) {
      case FunctionImport function -> out.writeInt(function.typeIndex());
      case TableImport table -> {
        valType(table.entryType());
        tableLimits(table.limits());
      }
      case MemoryImport memory -> memoryLimits(memory.limits());
      case GlobalImport global -> {
        mutability(global.mutabilityType());
        valType(global.type());
      }
      case TagImport tag -> tag(tag.tagType());
      default -> throw new IllegalStateException("unknown import " + imported);
    }
  }

  private void table(Table table) throws IOException {
    valType(table.elementType());
    tableLimits(table.limits());
    expression(table.initialize());
  }

  private void tableLimits(TableLimits limits) throws IOException {
    out.writeLong(limits.min());
    out.writeLong(limits.max());
    out.writeBoolean(limits.shared());
  }

  private void memoryLimits(MemoryLimits limits) throws IOException {
    out.writeInt(limits.initialPages());
    out.writeInt(limits.maximumPages());
    out.writeBoolean(limits.shared());
  }

  private void tag(TagType tag) throws IOException {
    out.writeByte(tag.attribute());
    out.writeInt(tag.typeIdx());
  }

  private void global(Global global) throws IOException {
    valType(global.valueType());
    mutability(global.mutabilityType());
    expression(global.initInstructions());
  }

  private void export(Export export) throws IOException {
    name(export.name());
    out.writeByte(export.exportType().id());
    out.writeInt(export.index());
  }

  private void element(Element element) throws IOException {
    out.writeByte(
        element instanceof ActiveElement ? 'a' : element instanceof DeclarativeElement ? 'd' : 'p');
    valType(element.type());
    boolean expressions =
        !element.initializers().stream().allMatch(ImageWriter::isFunctionReference);
    out.writeBoolean(expressions);
    if (expressions) {
      list(element.initializers(), this::expression);
    } else {
      ints(element.initializers().stream().mapToInt(e -> (int) e.getFirst().operand(0)).toArray());
    }
    if (element instanceof ActiveElement active) {
      out.writeInt(active.tableIndex());
      expression(active.offset());
    }
  }

  private static boolean isFunctionReference(List<Instruction> expression) {
    return expression.getFirst().opcode() == OpCode.REF_FUNC
        && expression.stream().skip(1).allMatch(i -> i.opcode() == OpCode.END);
  }

  private void segment(DataSegment segment) throws IOException {
    if (segment instanceof ActiveDataSegment active) {
      out.writeInt((int) active.index());
      expression(active.offsetInstructions());
    } else {
      out.writeInt(-1);
    }
    blob(segment.data());
  }

  private void expression(List<Instruction> expression) throws IOException {
    list(
        expression,
        instruction -> {
          out.writeInt(instruction.opcode().opcode());
          out.writeByte(instruction.operandCount());
          for (long operand : instruction.operands()) {
            out.writeLong(operand);
          }
        });
  }

  private <T> void list(List<T> elements, Writer<T> writer) throws IOException {
    out.writeInt(elements.size());
    for (T element : elements) {
      writer.write(element);
    }
  }

  private void ints(int... ints) throws IOException {
    out.writeInt(ints.length);
    for (int i : ints) {
      out.writeInt(i);
    }
  }

  private void name(String name) throws IOException {
    blob(name.getBytes(StandardCharsets.UTF_8));
  }

  private void blob(byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }
}
