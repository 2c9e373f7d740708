package ai.wippy.build.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

  /** Defines classes from bytes, and the JVM verifies them. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes, ClassLoader parent) {
      super(parent);
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] found = classes.get(name.replace('.', '/') + ".class");
      if (found == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, found, 0, found.length);
    }
  }

  private static Map<String, byte[]> files(Class<?>... types) {
    var files = new HashMap<String, byte[]>();
    for (Class<?> type : types) {
      String name = type.getName().replace('.', '/') + ".class";
      try (InputStream in =
          Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
        files.put(name, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static boolean callsDynamically(byte[] content, String bootstraps) {
    ClassModel model = ClassFile.of().parse(content);
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CodeModel::elementStream)
        .anyMatch(element ->
            element instanceof InvokeDynamicInstruction call
                && call.bootstrapMethod().owner().displayName().equals(bootstraps));
  }

  @Test
  void switchesOverTypesMeanWhatTheyMeant() throws ReflectiveOperationException {
    Map<String, byte[]> files = files(Sorter.class);
    String name = files.keySet().iterator().next();
    assertThat(callsDynamically(files.get(name), "SwitchBootstraps")).isTrue();
    files.replaceAll(new ReadyClasses(Map.copyOf(files))::ready);
    assertThat(callsDynamically(files.get(name), "SwitchBootstraps")).isFalse();
    // Its nest is another class's in another loader; the shapes are the same.
    var ready = new Loader(files, new Parent());
    @SuppressWarnings("unchecked")
    var sorter =
        (Function<Object, String>)
            ready.loadClass(Sorter.class.getName()).getDeclaredConstructor().newInstance();
    assertThat(sorter.getClass()).isNotEqualTo(Sorter.class);
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

  /** Knows all classes but the one that is loaded anew. */
  private static final class Parent extends ClassLoader {
    Parent() {
      super(ReadyClassesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Sorter.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void oldClassesGetStackMaps() throws IOException, ReflectiveOperationException {
    Map<String, byte[]> files = luaj();
    String name = "org/luaj/vm2/LuaString.class";
    assertThat(version(files.get(name))).isLessThan(50);
    files.replaceAll(new ReadyClasses(Map.copyOf(files))::ready);
    assertThat(version(files.get(name))).isEqualTo(52);
    var loader = new Loader(files, ClassLoader.getPlatformClassLoader());
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
    Path jar =
        Path.of(
            URI.create(
                org.luaj.vm2.LuaValue.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
    var files = new TreeMap<>(Library.read(jar).files());
    files.keySet().removeIf(name -> !name.startsWith("org/luaj/vm2/"));
    return files;
  }

  private static int version(byte[] content) {
    return ClassFile.of().parse(content).majorVersion();
  }

  @Test
  void whatIsNoClassStaysAsItIs() {
    var ready = new ReadyClasses(Map.of());
    byte[] text = "no class at all".getBytes(StandardCharsets.UTF_8);
    assertThat(ready.ready("a.class", text)).isSameAs(text);
    assertThat(ready.ready("a.txt", text)).isSameAs(text);
    assertThat(ready.ready("b.class", new byte[3])).hasSize(3);
  }

  /** LuaJ brings a compiler that needs a library which nobody has. */
  @Test
  void aClassThatUsesWhatIsNotThereStaysAsItIs() {
    Map<String, byte[]> files = files(org.luaj.vm2.luajc.JavaBuilder.class);
    byte[] content = files.values().iterator().next();
    assertThat(new ReadyClasses(files).ready("JavaBuilder.class", content)).isSameAs(content);
  }
}
