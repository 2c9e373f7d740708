package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.build.wasm.ModuleTranslator;
import ai.wippy.build.wasm.TranslatedModule;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.ActiveElement;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.TagImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the build writes is what Chicory's parser sees in the binary, code and debug names apart: in
 * the one that is translated, after large functions have been split.
 */
class ImageReaderTest {
  private static final Path GUESTS = Path.of("../wippy-wit-codegen/src/test/resources/guests");

  @ParameterizedTest
  @ValueSource(strings = {"c-records/guest", "c-wasip1/cmd", "assemblyscript/as"})
  void imagesOfRealGuests(String guest) throws IOException, ModuleRejectedException {
    byte[] binary = Files.readAllBytes(GUESTS.resolve(guest + ".core.wasm"));
    assertSame(binary);
  }

  /**
   * A struct, an array, a recursive group with a subtype, a typed reference, a table of it, a tag.
   */
  @Test
  void imagesOfEveryKindOfType() throws ModuleRejectedException {
    assertSame(
        HexFormat.ofDelimiter(" ")
            .parseHex(
                "00 61 73 6d 01 00 00 00"
                    + " 01 1e 05 5f 01 7f 01 5e 78 00 4e 02 50 00 60 00 00 4f 01 02 60 00 00"
                    + " 60 01 63 00 00 60 01 7e 00"
                    + " 02 24 05 01 61 01 66 00 04 01 61 01 74 01 70 00 01 01 61 01 6d 02 00 01"
                    + " 01 61 01 67 03 7d 00 01 61 01 65 04 00 05"
                    + " 04 05 01 63 02 00 02"));
  }

  private static void assertSame(byte[] binary) throws ModuleRejectedException {
    TranslatedModule translated = new ModuleTranslator().translate(binary);
    WasmModule read = ImageReader.read(image(translated));
    WasmModule parsed = translated.module();
    assertThat(read.typeSection()).isEqualTo(parsed.typeSection());
    assertThat(read.functionSection()).isEqualTo(parsed.functionSection());
    assertThat(read.tableSection()).isEqualTo(parsed.tableSection());
    assertThat(read.memorySection().stream().filter(m -> m.memoryCount() > 0).findFirst())
        .isEqualTo(parsed.memorySection().stream().filter(m -> m.memoryCount() > 0).findFirst());
    assertThat(read.exportSection()).isEqualTo(parsed.exportSection());
    assertThat(imports(read, " ")).isEqualTo(imports(parsed, ""));
    assertThat(read.startSection()).isEqualTo(parsed.startSection());
    assertThat(globals(read)).isEqualTo(globals(parsed));
    assertThat(elements(read)).isEqualTo(elements(parsed));
    assertThat(segments(read)).isEqualTo(segments(parsed));
  }

  private static byte[] image(TranslatedModule translated) {
    var loader =
        new ClassLoader(ImageReaderTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) {
            byte[] file = translated.files().get(name.replace('.', '/') + ".class");
            return defineClass(name, file, 0, file.length);
          }
        };
    try {
      Class<?> code =
          loader.loadClass(CoreModule.PACKAGE + translated.id() + "." + CoreModule.CODE);
      return ((ModuleCode) code.getConstructor().newInstance()).bytes();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** An image has the number of the import before its name. */
  private static List<String> imports(WasmModule module, String separator) {
    var all = new ArrayList<String>();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      Import imported = module.importSection().getImport(i);
      String number = separator.isEmpty() ? "" : i + separator;
      all.add(
          imported instanceof TagImport tag
              ? "tag of type " + tag.tagType().typeIdx()
              : imported.toString().replace("." + number, "."));
    }
    return all;
  }

  private static List<String> globals(WasmModule module) {
    return Arrays.stream(module.globalSection().globals())
        .map((Global g) -> g.valueType() + " " + g.mutabilityType() + text(g.initInstructions()))
        .toList();
  }

  private static List<String> elements(WasmModule module) {
    return Arrays.stream(module.elementSection().elements()).map(ImageReaderTest::text).toList();
  }

  private static String text(Element element) {
    String place =
        element instanceof ActiveElement active
            ? active.tableIndex() + text(active.offset())
            : element.getClass().getSimpleName();
    return element.type()
        + place
        + element.initializers().stream().map(ImageReaderTest::text).toList();
  }

  private static List<String> segments(WasmModule module) {
    return Arrays.stream(module.dataSection().dataSegments())
        .map(segment ->
            (segment instanceof ActiveDataSegment active
                    ? active.index() + text(active.offsetInstructions())
                    : "passive")
                + Arrays.toString(segment.data()))
        .toList();
  }

  /** Without addresses, and without the end that the parser keeps here and there. */
  private static String text(List<Instruction> expression) {
    return expression.stream()
        .filter(instruction -> instruction.opcode() != OpCode.END)
        .map(instruction -> instruction.opcode() + Arrays.toString(instruction.operands()))
        .toList()
        .toString();
  }

  @Test
  void anImageOfAnotherVersionIsRefused() {
    assertThatThrownBy(() -> ImageReader.read(new byte[8]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mvn clean package");
  }
}
