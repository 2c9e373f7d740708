package ai.wippy.build.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default time zone")
final class AppJarTest {
  private static final Instant TIME = Instant.parse("2026-11-01T12:34:56Z");

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  @Test
  void namesAreSortedBehindTheManifest() throws IOException {
    Path app = classes("classes", Map.of("b/B.class", "B", "a.txt", "a", "META-INF/z", "z"));
    assertThat(files(pack(app)).keySet())
        .containsExactly("META-INF/MANIFEST.MF", "META-INF/z", "a.txt", "b/B.class");
  }

  @Test
  void theManifestStartsTheApplication() throws IOException {
    try (var jar = new JarInputStream(new ByteArrayInputStream(pack(jar("a.jar", Map.of()))))) {
      assertThat(jar.getManifest().getMainAttributes())
          .containsOnlyKeys(Attributes.Name.MANIFEST_VERSION, Attributes.Name.MAIN_CLASS)
          .containsValue("ai.wippy.runtime.Main");
    }
  }

  @Test
  void theSameBytesInAnyOrder() throws IOException {
    Path app = classes("classes", Map.of("App.class", "app"));
    Path one =
        jar("one.jar", Map.of("META-INF/services/S", "one.S\n", "LICENSE", "1", "x", "same"));
    Path two =
        jar("two.jar", Map.of("META-INF/services/S", "two.S\n", "LICENSE", "2", "x", "same"));
    assertThat(pack(app, one, two)).isEqualTo(pack(two, one, app));
  }

  @Test
  void theSameBytesInAnyTimeZone() throws IOException {
    Path app = classes("classes", Map.of("App.class", "app"));
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      byte[] auckland = pack(app);
      TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
      assertThat(pack(app)).isEqualTo(auckland);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void everyFileCarriesTheTimestamp() throws IOException {
    try (var zip =
        new ZipInputStream(new ByteArrayInputStream(pack(jar("a.jar", Map.of("x", "x")))))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal()).isEqualTo("2026-11-01T12:34:56");
      }
    }
  }

  @Test
  void providersOfAServiceAreListedOnce() throws IOException {
    Path one = jar("one.jar", Map.of("META-INF/services/S", "# comment\none.S # first\nboth.S"));
    Path two = jar("two.jar", Map.of("META-INF/services/S", "two.S\r\nboth.S\r\n\r\n"));
    assertThat(files(pack(one, two)))
        .containsEntry("META-INF/services/S", "both.S\none.S\ntwo.S\n");
  }

  @Test
  void whatIsTrueOfOneJarOnlyIsDropped() throws IOException {
    Path signed =
        jar(
            "signed.jar",
            Map.of(
                "META-INF/KEY.SF", "",
                "META-INF/KEY.RSA", "",
                "META-INF/key.dsa", "",
                "META-INF/SIG-KEY", "",
                "META-INF/INDEX.LIST", "",
                "module-info.class", "",
                "License.class", "kept",
                "a/module-info.classic", "kept",
                "a/KEY.SF", "kept"));
    assertThat(files(pack(signed)).keySet())
        .containsExactly(
            "META-INF/MANIFEST.MF", "License.class", "a/KEY.SF", "a/module-info.classic");
  }

  @Test
  void servicesAreListed() throws IOException {
    Path jar = jar("one.jar", Map.of("META-INF/services/a.Service", "one.S\n", "x/Y", ""));
    assertThat(all(pack(jar)).get("wippy/Services.class")).contains("\na.Service\n");
    assertThat(all(pack(jar("none.jar", Map.of()))).get("wippy/Services.class"))
        .doesNotContain("a.Service");
  }

  @Test
  void licencesAreKeptUnderTheNameOfTheirJar() throws IOException {
    Path one = jar("one-1.0.jar", Map.of("META-INF/LICENSE.txt", "first", "NOTICE", "by one"));
    Path two = jar("two-2.0.jar", Map.of("META-INF/LICENSE.txt", "second"));
    assertThat(files(pack(one, two)))
        .containsEntry("META-INF/licenses/one-1.0/LICENSE.txt", "first")
        .containsEntry("META-INF/licenses/one-1.0/NOTICE", "by one")
        .containsEntry("META-INF/licenses/two-2.0/LICENSE.txt", "second");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void equalFilesAreMerged() throws IOException {
    Path one = jar("one.jar", Map.of("x/X.class", "same"));
    Path two = jar("two.jar", Map.of("x/X.class", "same"));
    assertThat(files(pack(one, two))).containsEntry("x/X.class", "same");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void differentFilesOfOneNameAreAnErrorThatNamesBothJars() throws IOException {
    pack(jar("one.jar", Map.of("x/X.class", "1")), jar("two.jar", Map.of("x/X.class", "2")));
    assertThat(problems.all())
        .extracting(Diagnostic::render)
        .containsExactly(
            """
            `x/X.class` is in both one.jar and two.jar, with different content
              = keep one of the two: exclude the other from the dependency that brings it\
            """);
  }

  @Test
  void manyClashesOfTwoJarsAreOneError() throws IOException {
    pack(
        jar("one.jar", Map.of("x/X.class", "1", "x/Y.class", "1", "x/Z.class", "1")),
        jar("two.jar", Map.of("x/X.class", "2", "x/Y.class", "2", "x/Z.class", "2")));
    assertThat(problems.all())
        .extracting(Diagnostic::problem)
        .containsExactly(
            "`x/X.class` and 2 more are in both one.jar and two.jar, with different content");
  }

  @Test
  void versionedClassesStayAlive() throws IOException {
    var multi = new LinkedHashMap<String, String>();
    multi.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n");
    multi.put("META-INF/versions/21/X.class", "new");
    multi.put("META-INF/versions/9/module-info.class", "");
    byte[] packed = pack(jar("multi.jar", multi), jar("plain.jar", Map.of("Y.class", "y")));
    assertThat(files(packed))
        .containsEntry("META-INF/versions/21/X.class", "new")
        .doesNotContainKey("META-INF/versions/9/module-info.class");
    Path app = Files.write(folder.resolve("app.jar"), packed);
    try (var jar = new JarFile(app.toFile())) {
      assertThat(jar.isMultiRelease()).isTrue();
    }
  }

  @Test
  void versionedClassesOfAJarThatDoesNotClaimThemStayDead() throws IOException {
    byte[] packed = pack(jar("odd.jar", Map.of("META-INF/versions/21/X.class", "new")));
    assertThat(files(packed)).containsOnlyKeys("META-INF/MANIFEST.MF");
  }

  @Test
  void aFileThatIsNoJarIsNamed() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "not a zip file");
    assertThatIOException().isThrownBy(() -> pack(broken)).withMessageContaining("broken.jar");
  }

  @Test
  void spareLibrariesAreLeftOut() throws IOException {
    var runtime =
        Map.of(
            "ai/wippy/runtime/Main.class", "org/spare/Server",
            "META-INF/maven/ai.wippy/wippy-runtime/pom.xml", "<groupId>org.spare.server</groupId>");
    assertThat(filesWithoutSpare(runtime))
        .containsExactly(
            "META-INF/MANIFEST.MF",
            "META-INF/maven/ai.wippy/wippy-runtime/pom.xml",
            "ai/wippy/runtime/Main.class");
  }

  @Test
  void spareLibrariesStayIfAnythingMentionsThem() throws IOException {
    assertThat(filesWithoutSpare(Map.of("app/App.class", "Lorg/spare/Server;")))
        .contains("org/spare/Server.class", "org/log/Log.class");
    assertThat(filesWithoutSpare(Map.of("app/App.class", "by name: org.spare.Server")))
        .contains("org/spare/Server.class");
    assertThat(filesWithoutSpare(Map.of("META-INF/services/org.spare.Server", "app.Mine")))
        .contains("org/spare/Server.class");
  }

  @Test
  void aSpareLibraryCanBeNeededWithoutTheOther() throws IOException {
    assertThat(filesWithoutSpare(Map.of("app/App.class", "org/log/Log")))
        .contains("org/log/Log.class")
        .doesNotContain("org/spare/Server.class", "META-INF/services/java.net.Spare");
  }

  private Set<String> filesWithoutSpare(Map<String, String> application) throws IOException {
    var server =
        Map.of("org/spare/Server.class", "org/log/Log", "META-INF/services/java.net.Spare", "x");
    var classPath =
        List.of(
            classes("app" + application.hashCode(), application),
            jar("server.jar", server),
            jar("log.jar", Map.of("org/log/Log.class", "")));
    return files(packed(classPath, List.of("org/spare/", "org/log/"))).keySet();
  }

  private byte[] pack(Path... classPath) throws IOException {
    return packed(List.of(classPath), List.of());
  }

  private byte[] packed(List<Path> classPath, List<String> spare) throws IOException {
    return new AppJar(classPath, spare, "ai.wippy.runtime.Main", TIME).pack(problems);
  }

  private Path classes(String name, Map<String, String> files) throws IOException {
    Path classes = folder.resolve(name);
    for (var file : files.entrySet()) {
      Path path = classes.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return classes;
  }

  private Path jar(String name, Map<String, String> files) throws IOException {
    Path path = folder.resolve(name);
    try (var jar = new JarOutputStream(Files.newOutputStream(path))) {
      for (var file : files.entrySet()) {
        jar.putNextEntry(new ZipEntry(file.getKey()));
        jar.write(file.getValue().getBytes(UTF_8));
      }
    }
    return path;
  }

  /** All but the list of services, which every jar has. */
  private static Map<String, String> files(byte[] jar) throws IOException {
    var files = all(jar);
    assertThat(files.remove("wippy/Services.class")).isNotNull();
    return files;
  }

  private static Map<String, String> all(byte[] jar) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return files;
  }
}
