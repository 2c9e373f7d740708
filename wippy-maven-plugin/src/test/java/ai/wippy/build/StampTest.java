package ai.wippy.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StampTest {
  @TempDir private Path base;

  @BeforeEach
  void aProjectThatWasBuiltOnce() throws IOException {
    put("src/_index.yaml", "namespace: app");
    put("src/lib.lua", "return 1");
    commit(Map.of("a/A.java", "class A {}", "a/b/B.java", "class B {}"));
  }

  @Test
  void nothingChanged() throws IOException {
    assertThat(stamp().change(facts())).isEmpty();
    assertThat(stamp().outputs()).isEqualTo(2);
  }

  @Test
  void noStampAtAll() throws IOException {
    Files.delete(base.resolve("target/wippy/step"));
    assertThat(stamp().change(facts())).contains("first run");
  }

  @Test
  void aStampThatIsNotOne() throws IOException {
    put("target/wippy/step", "\u0000 garbage");
    assertThat(stamp().change(facts())).contains("first run");
  }

  @Test
  void aFileSavedUnchanged() throws IOException {
    put("src/_index.yaml", "namespace: app");
    Files.setLastModifiedTime(base.resolve("src/_index.yaml"), FileTime.fromMillis(0));
    assertThat(stamp().change(facts())).isEmpty();
  }

  @Test
  void anInputChanged() throws IOException {
    put("src/_index.yaml", "namespace: other");
    assertThat(stamp().change(facts())).contains("changed input src/_index.yaml");
  }

  @Test
  void anInputAppeared() throws IOException {
    put("src/more/_index.yaml", "namespace: more");
    assertThat(stamp().change(facts())).contains("added input src/more/_index.yaml");
  }

  @Test
  void anInputDisappeared() throws IOException {
    Files.delete(base.resolve("src/_index.yaml"));
    assertThat(stamp().change(facts())).contains("removed input src/_index.yaml");
  }

  @Test
  void aSettingChanged() throws IOException {
    assertThat(stamp().change(facts().setting("package", "com.example")))
        .contains("changed setting package");
  }

  @Test
  void aSettingAppeared() throws IOException {
    assertThat(stamp().change(facts().setting("other", null))).contains("added setting other");
  }

  @Test
  void aSourceThatOnlyTheStepKnewChanged() throws IOException {
    put("guest.wasm", "changed");
    assertThat(stamp().change(facts())).contains("added source guest.wasm");
  }

  @Test
  void anOutputWasEdited() throws IOException {
    put("target/out/a/A.java", "class A { /* mine */ }");
    assertThat(stamp().change(facts())).contains("changed output target/out/a/A.java");
  }

  @Test
  void anOutputWasDeleted() throws IOException {
    Files.delete(base.resolve("target/out/a/A.java"));
    assertThat(stamp().change(facts())).contains("removed output target/out/a/A.java");
  }

  @Test
  void anOutputThatIsNoLongerWrittenIsDeletedWithItsEmptyFolders() throws IOException {
    put("target/out/a/mine.txt", "not the step's");
    commit(Map.of("c/C.java", "class C {}"));
    assertThat(base.resolve("target/out/a/A.java")).doesNotExist();
    assertThat(base.resolve("target/out/a/b")).doesNotExist();
    assertThat(base.resolve("target/out/a/mine.txt")).exists();
    assertThat(base.resolve("target/out/c/C.java")).hasContent("class C {}");
  }

  @Test
  void theRootStaysWhenAllOutputsGo() throws IOException {
    commit(Map.of());
    assertThat(base.resolve("target/out")).isEmptyDirectory();
    assertThat(stamp().change(facts())).isEmpty();
  }

  @Test
  void anOutputWithTheRightContentIsNotTouched() throws IOException {
    Path output = base.resolve("target/out/a/A.java");
    Files.setLastModifiedTime(output, FileTime.fromMillis(1_000));
    commit(Map.of("a/A.java", "class A {}"));
    assertThat(Files.getLastModifiedTime(output)).isEqualTo(FileTime.fromMillis(1_000));
  }

  @Test
  void aRunThatBreaksOffIsRepeatedAndItsFilesAreKnown() throws IOException {
    var outputs = new LinkedHashMap<String, String>();
    outputs.put("a/A.java", "class A { int x; }");
    outputs.put("a/A.java/impossible", "a file is in the way");
    assertThatIOException().isThrownBy(() -> commit(outputs));
    assertThat(stamp().change(facts())).contains("the last run did not finish");

    commit(Map.of());
    assertThat(base.resolve("target/out")).isEmptyDirectory();
  }

  @Test
  void nothingOutsideTheRootsIsWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> commit(Map.of("../elsewhere", "x")))
        .withMessageContaining("elsewhere");
    assertThat(base.resolve("target/elsewhere")).doesNotExist();
  }

  @Test
  void nothingOutsideTheRootsIsDeleted() throws IOException {
    Path stamp = base.resolve("target/wippy/step");
    Files.writeString(stamp, Files.readString(stamp) + "00 output src/lib.lua\n");
    commit(Map.of());
    assertThat(base.resolve("src/lib.lua")).exists();
  }

  @Test
  void aMovedProjectIsUpToDate(@TempDir Path elsewhere) throws IOException {
    Path moved = elsewhere.resolve("project");
    Files.move(base, moved);
    Files.createDirectory(base);
    base = moved;
    assertThat(stamp().change(facts())).isEmpty();
  }

  private Stamp stamp() throws IOException {
    return Stamp.read(base.resolve("target/wippy/step"), base, Set.of(base.resolve("target/out")));
  }

  private Facts facts() throws IOException {
    return new Facts(base).tree(base.resolve("src")).setting("package", null);
  }

  private void commit(Map<String, String> outputs) throws IOException {
    var bytes = new LinkedHashMap<Path, byte[]>();
    outputs.forEach(
        (name, text) -> bytes.put(base.resolve("target/out").resolve(name), text.getBytes(UTF_8)));
    stamp().commit(facts(), List.of(base.resolve("guest.wasm")), bytes);
  }

  private void put(String name, String text) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
