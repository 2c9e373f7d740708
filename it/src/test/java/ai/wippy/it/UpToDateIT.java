package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpToDateIT {
  private static final int FIRST = 0;
  private static final int NOTHING = 1;
  private static final int WAT = 2;
  private static final int LUA = 3;
  private static final int HASH = 4;
  private static final int SETTINGS = 5;
  private static final int ENTRY = 6;
  private static final int PACKAGE = 7;

  private final Project project = Project.named("up-to-date");

  @Test
  void theFirstBuildSaysSo() {
    assertThat(said(FIRST))
        .filteredOn(line -> !line.startsWith("wrote"))
        .containsExactly("first run", "first run", "first run");
  }

  @Test
  void aFileSavedUnchangedIsNoWork() {
    assertThat(said(NOTHING))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).matches("\\d+ files? up to date"));
  }

  @Test
  void everyChangeIsNamed() {
    assertThat(reason(WAT)).isEqualTo("changed source src/main/wippy/one.wat");
    assertThat(reason(LUA)).isEqualTo("changed source src/main/wippy/answer.lua");
    assertThat(reason(HASH)).isEqualTo("changed input src/main/wippy/_index.yaml");
    assertThat(reason(SETTINGS)).isEqualTo("changed input .wippy.yaml");
    assertThat(reason(ENTRY)).isEqualTo("changed input src/main/wippy/_index.yaml");
    assertThat(reason(PACKAGE)).isEqualTo("changed setting bindings package");
  }

  @Test
  void javacWorksOnlyIfBindingsChange() {
    String idle = "Nothing to compile";
    assertThat(project.logs().get(LUA)).contains(idle);
    assertThat(project.logs().get(SETTINGS)).contains(idle);
    assertThat(project.logs().get(PACKAGE)).doesNotContain(idle);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, 1 and 2",
    "wat, 1 and 2",
    "lua, 10 and 2",
    "hash, 10 and 2!",
    "settings, 10 and 20!",
    "entry, 10 and 20!",
  })
  void everyChangeReachesTheJar(String change, String answer) throws Exception {
    assertThat(project.runJar(before(change), "run", "answer"))
        .isEqualTo(new Project.Run(0, answer + "\n"));
  }

  @Test
  void theOutputsOfADeletedEntryDisappear() throws IOException {
    assertThat(spare(project.path(before("entry"))))
        .contains("app/Spare.class", "wippy/lua/app/spare$2d_script.class");
    assertThat(spare(project.path(before("none")))).isEmpty();
    assertThat(spare(project.jar())).isEmpty();
    try (Stream<Path> files = Files.walk(project.path("target"))) {
      assertThat(files.map(Path::toString).filter(UpToDateIT::isSpare)).isEmpty();
    }
  }

  @Test
  void theOutputsOfARenamedPackageMove() {
    assertThat(project.path("target/classes/renamed/app/One.class")).exists();
    assertThat(project.path("target/classes/app")).doesNotExist();
    assertThat(project.path("target/generated-sources/wippy/app")).doesNotExist();
  }

  /** The jar as it was before a change; {@code none} stands for the last build. */
  private static String before(String change) {
    return "jars/before-" + change + "/app-app.jar";
  }

  private static List<String> spare(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).filter(UpToDateIT::isSpare).toList();
    }
  }

  private static boolean isSpare(String name) {
    return name.toLowerCase(Locale.ROOT).contains("spare");
  }

  private String reason(int invocation) {
    return said(invocation).getFirst();
  }

  private List<String> said(int invocation) {
    return project
        .logs()
        .get(invocation)
        .lines()
        .filter(line -> line.contains("Wippy: "))
        .map(line -> line.replaceFirst(".*Wippy: ", ""))
        .toList();
  }
}
