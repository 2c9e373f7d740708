package ai.wippy.runtime.component;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.ActiveElement;
import com.dylibso.chicory.wasm.types.ArrayType;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.CompType;
import com.dylibso.chicory.wasm.types.DataSection;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.DeclarativeElement;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.ElementSection;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FieldType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionSection;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.GlobalSection;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.Memory;
import com.dylibso.chicory.wasm.types.MemoryImport;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.PackedType;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import com.dylibso.chicory.wasm.types.PassiveElement;
import com.dylibso.chicory.wasm.types.RecType;
import com.dylibso.chicory.wasm.types.StartSection;
import com.dylibso.chicory.wasm.types.StorageType;
import com.dylibso.chicory.wasm.types.StructType;
import com.dylibso.chicory.wasm.types.SubType;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableImport;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.TableSection;
import com.dylibso.chicory.wasm.types.TagImport;
import com.dylibso.chicory.wasm.types.TagSection;
import com.dylibso.chicory.wasm.types.TagType;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.ValType;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the image of a core module that the build wrote: what an instance needs of the module,
 * already validated, in the order of the sections of a binary. Numbers are big endian; a list is
 * its length and its elements; a name is the list of its UTF-8 bytes.
 *
 * <p>Bodies of functions are left out, as they are classes now, save those that are interpreted.
 *
 * <p>Imports get names that are unique: Chicory resolves imports by name, a caller gives them by
 * position, and a module may import the same name twice.
 */
final class ImageReader {
  /** First word of an image. Changes whenever its form does. */
  static final int VERSION = 0x57495001;

  private static final FunctionBody TRANSLATED = new FunctionBody(List.of(), List.of());

  private final ByteBuffer in;
  private TypeSection types = TypeSection.builder().build();

  private ImageReader(ByteBuffer in) {
    this.in = in;
  }

  /**
   * Reads an image.
   *
   * @throws IllegalStateException if another version of the build wrote it
   */
  static WasmModule read(byte[] image) {
    var in = ByteBuffer.wrap(image);
    if (in.getInt() != VERSION) {
      throw new IllegalStateException(
          "the core module's image was written by another version of the build: run mvn clean package");
    }
    return new ImageReader(in).module();
  }

  private WasmModule module() {
    var module = WasmModule.builder().withValidation(false);
    types = types();
    module.setTypeSection(types);
    module.setImportSection(imports());
    FunctionSection functions = functions();
    module.setFunctionSection(functions);
    module.setTableSection(tables());
    module.setMemorySection(memories());
    module.setTagSection(tags());
    module.setGlobalSection(globals());
    module.setExportSection(exports());
    int start = in.getInt();
    if (start >= 0) {
      module.setStartSection(StartSection.builder().setStartIndex(start).build());
    }
    module.setElementSection(elements());
    module.setDataSection(data());
    module.setCodeSection(code(functions.functionCount()));
    return module.build();
  }

  private TypeSection types() {
    var section = TypeSection.builder();
    var open = new ArrayList<ValType>();
    for (int n = in.getInt(); n > 0; n--) {
      SubType[] group = new SubType[in.getInt()];
      for (int i = 0; i < group.length; i++) {
        boolean last = flag();
        int[] parents = ints();
        group[i] =
            SubType.builder()
                .withFinal(last)
                .withTypeIdx(parents)
                .withCompType(composite(open))
                .build();
      }
      section.addRecType(RecType.builder().withSubTypes(group).build());
    }
    TypeSection built = section.build();
    open.forEach(type -> type.resolve(built));
    return built;
  }

  private CompType composite(List<ValType> open) {
    var type = CompType.builder();
    return switch (in.get()) {
      case 'f' -> type.withFuncType(FunctionType.of(valTypes(open), valTypes(open))).build();
      case 'a' ->
          type.withArrayType(ArrayType.builder().withFieldType(field(open)).build()).build();
      default -> {
        var struct = StructType.builder();
        for (int n = in.getInt(); n > 0; n--) {
          struct.addFieldType(field(open));
        }
        yield type.withStructType(struct.build()).build();
      }
    };
  }

  private FieldType field(List<ValType> open) {
    var storage = StorageType.builder();
    int packed = in.getInt();
    if (packed == 0) {
      storage.withValType(valType(open));
    } else {
      storage.withPackedType(PackedType.fromId(packed));
    }
    return FieldType.builder()
        .withStorageType(storage.build())
        .withMutability(mutability())
        .build();
  }

  private List<ValType> valTypes(List<ValType> open) {
    return list(() -> valType(open));
  }

  private ValType valType(List<ValType> open) {
    ValType type = ValType.builder().fromId(in.getLong()).build();
    open.add(type);
    return type;
  }

  private ValType valType() {
    return ValType.builder().fromId(in.getLong()).build().resolve(types);
  }

  private MutabilityType mutability() {
    return flag() ? MutabilityType.Var : MutabilityType.Const;
  }

  private ImportSection imports() {
    var section = ImportSection.builder();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      section.addImport(imported(name(), i + " " + name()));
    }
    return section.build();
  }

  private Import imported(String module, String name) {
    return switch (externalType()) {
      case FUNCTION -> new FunctionImport(module, name, in.getInt());
      case TABLE -> new TableImport(module, name, valType(), tableLimits());
      case MEMORY -> new MemoryImport(module, name, memoryLimits());
      case GLOBAL -> new GlobalImport(module, name, mutability(), valType());
      case TAG -> new TagImport(module, name, in.get(), in.getInt());
    };
  }

  private ExternalType externalType() {
    return ExternalType.byId(in.get());
  }

  private FunctionSection functions() {
    var section = FunctionSection.builder();
    for (int type : ints()) {
      section.addFunctionType(type);
    }
    return section.build();
  }

  private TableSection tables() {
    var section = TableSection.builder();
    for (int n = in.getInt(); n > 0; n--) {
      section.addTable(new Table(valType(), tableLimits(), expression()));
    }
    return section.build();
  }

  private TableLimits tableLimits() {
    return new TableLimits(in.getLong(), in.getLong(), flag());
  }

  private @Nullable MemorySection memories() {
    int count = in.getInt();
    if (count == 0) {
      return null;
    }
    var section = MemorySection.builder();
    for (int n = count; n > 0; n--) {
      section.addMemory(new Memory(memoryLimits()));
    }
    return section.build();
  }

  private MemoryLimits memoryLimits() {
    return new MemoryLimits(in.getInt(), in.getInt(), flag());
  }

  private TagSection tags() {
    var section = TagSection.builder();
    for (int n = in.getInt(); n > 0; n--) {
      section.addTagType(new TagType(in.get(), in.getInt()));
    }
    return section.build();
  }

  private GlobalSection globals() {
    var section = GlobalSection.builder();
    for (int n = in.getInt(); n > 0; n--) {
      section.addGlobal(new Global(valType(), mutability(), expression()));
    }
    return section.build();
  }

  private ExportSection exports() {
    var section = ExportSection.builder();
    for (int n = in.getInt(); n > 0; n--) {
      String name = name();
      ExternalType type = externalType();
      section.addExport(new Export(name, in.getInt(), type));
    }
    return section.build();
  }

  private ElementSection elements() {
    var section = ElementSection.builder();
    for (int n = in.getInt(); n > 0; n--) {
      section.addElement(element());
    }
    return section.build();
  }

  private Element element() {
    byte mode = in.get();
    ValType type = valType();
    List<List<Instruction>> values = flag() ? list(this::expression) : functionReferences();
    return switch (mode) {
      case 'a' -> new ActiveElement(type, values, in.getInt(), expression());
      case 'p' -> new PassiveElement(type, values);
      default -> new DeclarativeElement(type, values);
    };
  }

  private List<List<Instruction>> functionReferences() {
    var references = new ArrayList<List<Instruction>>();
    for (int function : ints()) {
      references.add(List.of(new Instruction(-1, OpCode.REF_FUNC, new long[] {function})));
    }
    return references;
  }

  private DataSection data() {
    var section = DataSection.builder();
    for (int n = in.getInt(); n > 0; n--) {
      section.addDataSegment(segment());
    }
    return section.build();
  }

  private DataSegment segment() {
    int memory = in.getInt();
    if (memory < 0) {
      return new PassiveDataSegment(bytes());
    }
    return new ActiveDataSegment(memory, expression(), bytes());
  }

  /**
   * The interpreted bodies come as a code section of their own, preceded by what Chicory's parser
   * wants to see.
   */
  private CodeSection code(int functionCount) {
    var bodies = new ArrayList<>(Collections.nCopies(functionCount, TRANSLATED));
    int[] interpreted = ints();
    if (interpreted.length > 0) {
      var parser = Parser.builder().build();
      parser.parse(
          new ByteArrayInputStream(bytes()),
          section -> {
            if (section instanceof CodeSection code) {
              for (int i = 0; i < interpreted.length; i++) {
                bodies.set(interpreted[i], code.getFunctionBody(i));
              }
            }
          });
    }
    var section = CodeSection.builder();
    bodies.forEach(section::addFunctionBody);
    return section.build();
  }

  private List<Instruction> expression() {
    return list(() -> {
      OpCode op = OpCode.byOpCode(in.getInt());
      long[] operands = new long[in.get()];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = in.getLong();
      }
      return new Instruction(-1, op, operands);
    });
  }

  private <T> List<T> list(Supplier<T> element) {
    int count = in.getInt();
    var list = new ArrayList<T>(count);
    for (int i = 0; i < count; i++) {
      list.add(element.get());
    }
    return list;
  }

  private int[] ints() {
    var ints = new int[in.getInt()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = in.getInt();
    }
    return ints;
  }

  private boolean flag() {
    return in.get() != 0;
  }

  private String name() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private byte[] bytes() {
    var bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }
}
