package ai.wippy.build.jar;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.Wippy;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

class ReadyClassesTest {
  /** What {@link Sorter} tells apart. */
  public sealed interface Shape {
    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Nothing() implements Shape {}
  }

  /** Loaded twice: as it was compiled, and made ready. */
  public static final class Sorter implements Function<@Nullable Object, String> {
    @Override
    public String apply(@Nullable Object value) {
      return switch (value) {
        case null -> "null";
        case Shape.Circle(int radius) when radius > 10 -> "large circle";
        case Shape.Circle _ -> "circle";
        case Shape shape -> shape(shape);
        case String text when text.isEmpty() -> "empty";
        case String text -> text;
        case Integer number when number > 100 -> "many";
        case Integer _ -> "few";
        case int[] numbers -> "array of " + numbers.length;
        default -> "other";
      };
    }

    private static String shape(Shape shape) {
      return switch (shape) {
        case Shape.Circle _ -> "never";
        case Shape.Square _ -> "square";
        case Shape.Nothing _ -> "nothing";
      };
    }
  }

  private static SortedMap<String, byte[]> ready(Map<String, byte[]> files) {
    return new ReadyClasses(files).ready(new TreeMap<>(files));
  }

  /** The bootstrap methods of a class, each as often as it is called. */
  private static List<String> dynamicCalls(byte[] content) {
    ClassModel model = ClassFile.of().parse(content);
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CodeModel::elementStream)
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(call -> ((InvokeDynamicInstruction) call).bootstrapMethod().methodName())
        .toList();
  }

  @Test
  void switchesOverTypesMeanWhatTheyMeant() throws ReflectiveOperationException {
    Map<String, byte[]> files = Nests.of(Sorter.class);
    String name = files.keySet().iterator().next();
    assertThat(dynamicCalls(files.get(name))).contains("typeSwitch");
    SortedMap<String, byte[]> ready = ready(files);
    assertThat(dynamicCalls(ready.get(name))).isEmpty();
    // Its nest is another class's in another loader; the shapes are the same.
    @SuppressWarnings("unchecked")
    var sorter = (Function<Object, String>) loadedAnew(Sorter.class, ready);
    var compiled = new Sorter();
    for (Object value :
        new Object[] {
          new Shape.Circle(3),
          new Shape.Circle(30),
          new Shape.Square(3),
          new Shape.Nothing(),
          "",
          "text",
          7,
          700,
          new int[3],
          7L
        }) {
      assertThat(sorter.apply(value)).isEqualTo(compiled.apply(value));
    }
    assertThat(sorter.apply(null)).isEqualTo("null");
  }

  private static Object loadedAnew(Class<?> type, Map<String, byte[]> files)
      throws ReflectiveOperationException {
    Class<?> again = new Nests(files, type.getClassLoader()).loadClass(type.getName());
    assertThat(again).isNotEqualTo(type);
    return again.getDeclaredConstructor().newInstance();
  }

  @Test
  void dynamicCallsMeanWhatTheyMeant() throws Exception {
    Map<String, byte[]> files = Nests.of(Expressions.class);
    SortedMap<String, byte[]> ready = ready(files);
    var again = (Callable<?>) loadedAnew(Expressions.class, ready);
    List<Object> compiled = new Expressions().call();
    assertThat((List<?>) again.call())
        .hasSameSizeAs(compiled)
        // Records of two loaders are not equal.
        .usingElementComparator((a, b) -> a.toString().compareTo(b.toString()))
        .isEqualTo(compiled);
    assertThat(ready.values().stream().flatMap(content -> dynamicCalls(content).stream()))
        .as("only what is serialized by the name of its class stays")
        .containsOnly("altMetafactory");
    assertThat(files.values().stream().flatMap(content -> dynamicCalls(content).stream()))
        .contains("metafactory", "bootstrap", "makeConcatWithConstants");
  }

  @Test
  void whatTheRuntimeConsistsOfCanBeVerified() throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (Class<?> type : List.of(Wippy.class, Instance.class, WasmModule.class, LuaValue.class)) {
      files.putAll(Library.read(home(type)).files());
    }
    files.keySet().removeIf(name -> name.matches("org/luaj/vm2/(luajc|script)/.*|META-INF/.*"));
    SortedMap<String, byte[]> ready = ready(files);
    assertThat(ready.keySet())
        .anyMatch(name -> name.matches("ai/wippy/.*\\$\\$Lambda\\$\\d+.class"));
    var verifier =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(
                        new Nests(ready, getClass().getClassLoader())::in)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    ready.forEach((name, content) -> {
      if (name.endsWith(".class")) {
        assertThat(verifier.verify(content)).as(name).isEmpty();
        assertThat(dynamicCalls(content))
            .as(name)
            .doesNotContain("metafactory", "bootstrap", "makeConcatWithConstants");
      }
    });
  }

  private static Path home(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  @Test
  void oldClassesGetStackMaps() throws IOException, ReflectiveOperationException {
    Map<String, byte[]> files = luaj();
    String name = "org/luaj/vm2/LuaString.class";
    assertThat(version(files.get(name))).isLessThan(50);
    SortedMap<String, byte[]> ready = ready(files);
    assertThat(version(ready.get(name))).isEqualTo(52);
    var loader = new Nests(ready, ClassLoader.getPlatformClassLoader());
    for (String each : files.keySet()) {
      if (!each.contains("/luajc/") && !each.contains("/script/")) {
        // Initialisation comes after verification.
        Class.forName(each.replace(".class", "").replace('/', '.'), true, loader);
      }
    }
    Class<?> text = loader.loadClass("org.luaj.vm2.LuaString");
    Object made = text.getMethod("valueOf", String.class).invoke(null, "gr\u00fc\u00df");
    assertThat(made.getClass().getClassLoader()).isSameAs(loader);
    assertThat(text.getMethod("tojstring").invoke(made)).isEqualTo("gr\u00fc\u00df");
  }

  private static Map<String, byte[]> luaj() throws IOException {
    var files = new TreeMap<>(Library.read(home(LuaValue.class)).files());
    files.keySet().removeIf(name -> !name.startsWith("org/luaj/vm2/"));
    return files;
  }

  private static int version(byte[] content) {
    return ClassFile.of().parse(content).majorVersion();
  }

  @Test
  void whatIsNoClassStaysAsItIs() {
    byte[] text = "no class at all".getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> files = Map.of("a.class", text, "a.txt", text, "b.class", new byte[3]);
    assertThat(ready(files)).isEqualTo(files);
  }

  /** Which of several versions of a class the JVM takes is up to it. */
  @Test
  void versionsOfAClassStayAsTheyAre() {
    byte[] content = Nests.of(Sorter.class).values().iterator().next();
    var files = Map.of("META-INF/versions/25/Sorter.class", content);
    assertThat(ready(files)).isEqualTo(files);
  }

  /** LuaJ brings a compiler that needs a library which nobody has. */
  @Test
  void aClassThatUsesWhatIsNotThereStaysAsItIs() {
    Map<String, byte[]> files = Nests.of(org.luaj.vm2.luajc.JavaBuilder.class);
    assertThat(ready(files)).isEqualTo(files);
  }
}
