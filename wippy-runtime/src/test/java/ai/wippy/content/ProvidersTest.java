package ai.wippy.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the class path that the JVM says it has")
final class ProvidersTest {
  private static final String CLASS_PATH = "java.class.path";

  /** A provider. */
  public static final class Greeting implements Supplier<String> {
    @Override
    public String get() {
      return "hello";
    }
  }

  @TempDir private Path folder;

  private final String classPath = System.getProperty(CLASS_PATH);

  @BeforeEach
  void aPackedJarIsAlone() throws Exception {
    System.setProperty(CLASS_PATH, "app.jar");
    write("META-INF/services/" + Supplier.class.getName(), Greeting.class.getName().getBytes());
  }

  @AfterEach
  void restore() {
    System.setProperty(CLASS_PATH, classPath);
  }

  private void write(String name, byte[] content) throws Exception {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.write(path, content);
  }

  private void list(String... services) throws Exception {
    for (var file : Providers.files(List.of(services)).entrySet()) {
      write(file.getKey(), file.getValue());
    }
  }

  private List<?> found() throws Exception {
    try (var loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      return Providers.of(Supplier.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    }
  }

  @Test
  void withoutAListEverythingIsFound() throws Exception {
    assertThat(found()).hasAtLeastOneElementOfType(Greeting.class);
  }

  @Test
  void whatIsListedIsFound() throws Exception {
    list("a.Service", Supplier.class.getName());
    assertThat(found()).hasAtLeastOneElementOfType(Greeting.class);
  }

  @Test
  void whatIsNotListedIsNotLookedFor() throws Exception {
    list("a.Service", Supplier.class.getName() + "s");
    assertThat(found()).isEmpty();
  }

  @Test
  void aJarThatIsNotAloneDoesNotKnow() throws Exception {
    list();
    System.setProperty(CLASS_PATH, "app.jar" + File.pathSeparator + "more.jar");
    assertThat(found()).hasAtLeastOneElementOfType(Greeting.class);
  }

  @Test
  void aLoaderInFrontOfTheJarsDoesNotKnow() throws Exception {
    list();
    try (var packed =
            new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        var front = new URLClassLoader(new URL[0], packed)) {
      assertThat(Providers.of(Supplier.class, front)).isNotEmpty();
    }
  }
}
