package ai.wippy.build.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.wippy.diagnostic.Problems;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luaj.vm2.LuaString;

final class ReadymadeTest {
  private static final String MARK = "ai/wippy/Mark.class";
  private static final String FOLDER = "ai/wippy/build/jar/";

  @TempDir private Path folder;

  @Test
  void theJarIsAsIfMadeInTheBuild() throws IOException {
    Path dynamic = jar("dynamic.jar", Nests.of(Expressions.class));
    Path old = jar("old.jar", Nests.of(LuaString.class));
    Path text = jar("text.jar", Map.of("META-INF/services/S", "one".getBytes(UTF_8)));
    command(List.of(dynamic, old, text), FOLDER, "org/luaj/");
    assertThat(resources()).hasSize(2);
    assertThat(pack(shipped(), dynamic, old, text)).isEqualTo(pack(none(), dynamic, old, text));
  }

  @Test
  void whatIsReadymadeIsTaken() throws IOException {
    Path jar = jar("a.jar", Nests.of(Expressions.class));
    Library library = Library.read(jar);
    var ready = new TreeMap<>(library.files());
    ready.put(MARK, new byte[] {1});
    Readymade.write(folder, library, ready);
    assertThat(shipped().of(jar))
        .hasValueSatisfying(known -> assertThat(known).containsOnlyKeys(MARK));
    byte[] unlike = pack(none(), jar);
    assertThat(pack(shipped(), jar)).isNotEqualTo(unlike);
  }

  @Test
  void anotherJarOfTheNameAndAFolderAreMadeReadyInTheBuild() throws IOException {
    Path jar = jar("a.jar", Nests.of(Expressions.class));
    command(List.of(jar), FOLDER);
    assertThat(shipped().of(jar)).isPresent();
    assertThat(shipped().of(folder)).isEmpty();
    assertThat(shipped().of(folder.resolve("missing.jar"))).isEmpty();
    jar("a.jar", Map.of(MARK, new byte[1]));
    assertThat(shipped().of(jar)).isEmpty();
  }

  @Test
  void whatAnotherLibraryBroughtFirstStays() throws IOException {
    Map<String, byte[]> same = Nests.of(Expressions.class);
    var more = new TreeMap<>(same);
    more.put("another", new byte[1]);
    Path known = jar("known.jar", same);
    Path unknown = jar("unknown.jar", more);
    command(List.of(known), FOLDER);
    byte[] expected = pack(none(), known, unknown);
    assertThat(pack(shipped(), known, unknown)).isEqualTo(expected);
    assertThat(pack(shipped(), unknown, known)).isEqualTo(expected);
  }

  @Test
  void whatAnEarlierBuildMadeGoesAway() throws IOException {
    Path jar = jar("a.jar", Nests.of(Expressions.class));
    command(List.of(jar), FOLDER);
    List<Path> before = resources();
    jar("a.jar", Nests.of(ReadymadeTest.class));
    command(List.of(jar), FOLDER);
    assertThat(resources()).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void aFolderThatNoJarHasIsNamed() throws IOException {
    Path jar = jar("a.jar", Map.of(MARK, new byte[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> command(List.of(jar), "ai/wippy/", "org/gone/"))
        .withMessageContaining("`org/gone/`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadymadeCommand.main(folder.toString()))
        .withMessageStartingWith("expected CLASSES CLASS-PATH FOLDER...");
  }

  private void command(List<Path> jars, String... folders) throws IOException {
    String classPath = String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    ReadymadeCommand.main(
        Stream.concat(Stream.of(folder.toString(), classPath), Stream.of(folders))
            .toArray(String[]::new));
  }

  private List<Path> resources() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("ai/wippy/build/jar/readymade"))) {
      return files.toList();
    }
  }

  private Readymade shipped() throws IOException {
    return new Readymade(new URLClassLoader(new URL[] {folder.toUri().toURL()}, null));
  }

  private static Readymade none() {
    return new Readymade(new URLClassLoader(new URL[0], null));
  }

  private static byte[] pack(Readymade readymade, Path... classPath) throws IOException {
    var problems = new Problems();
    byte[] jar =
        new AppJar(
                List.of(classPath),
                List.of(),
                "ai.wippy.runtime.Main",
                Instant.EPOCH.plusSeconds(1_000_000_000))
            .pack(readymade, problems);
    assertThat(problems.all()).isEmpty();
    return jar;
  }

  private Path jar(String name, Map<String, byte[]> files) throws IOException {
    Path path = folder.resolve(name);
    try (var jar = new JarOutputStream(Files.newOutputStream(path))) {
      for (var file : files.entrySet()) {
        jar.putNextEntry(new ZipEntry(file.getKey()));
        jar.write(file.getValue());
      }
    }
    return path;
  }
}
