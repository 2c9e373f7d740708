package ai.wippy.codegen.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfacesCommandTest {
  @TempDir private Path folder;
  private Path java;
  private Path text;

  @BeforeEach
  void texts() throws IOException {
    java = folder.resolve("java");
    text = folder.resolve("out/all.wit");
    wit("wit/world.wit", "package a:root; world w { import b:store/kept@1.0.0; }");
    wit(
        "wit/deps/store/kept.wit",
        """
        package b:store@1.0.0;
        interface kept { resource thing { size: func() -> u32; } first: func() -> thing; }
        interface other { use kept.{thing}; last: func() -> thing; }
        @unstable(feature = more)
        interface gated { f: func(); }
        """);
  }

  private void wit(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void run(String... features) throws IOException {
    String[] args = new String[4 + features.length];
    args[0] = folder.resolve("wit").toString();
    args[1] = "com.acme";
    args[2] = java.toString();
    args[3] = text.toString();
    System.arraycopy(features, 0, args, 4, features.length);
    InterfacesCommand.main(args);
  }

  @Test
  void everyInterfaceOfEveryPackage() throws IOException {
    run();
    assertThat(java.resolve("com/acme/b/store/Kept.java")).content().contains("Thing first();");
    assertThat(java.resolve("com/acme/b/store/Other.java")).content().contains("Kept.Thing last()");
    assertThat(java.resolve("com/acme/b/store/Gated.java")).doesNotExist();
    assertThat(text).content().contains("package b:store@1.0.0", "resource thing");
  }

  @Test
  void whatIsOfAnActiveFeature() throws IOException {
    run("more");
    assertThat(java.resolve("com/acme/b/store/Gated.java")).exists();
  }

  @Test
  void onlyWhatChanges() throws IOException {
    run("more");
    var before = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(java.resolve("com/acme/b/store/Kept.java"), before);
    Files.setLastModifiedTime(text, before);
    run("more");
    assertThat(Files.getLastModifiedTime(java.resolve("com/acme/b/store/Kept.java")))
        .isEqualTo(before);
    assertThat(Files.getLastModifiedTime(text)).isEqualTo(before);
    run();
    assertThat(java.resolve("com/acme/b/store/Gated.java")).doesNotExist();
  }

  @Test
  void mistakesAreDiagnostics() throws IOException {
    wit("wit/deps/store/kept.wit", "package b:store@1.0.0; interface kept { f: func(x: none); }");
    assertThatIllegalArgumentException()
        .isThrownBy(this::run)
        .withMessageContaining("none")
        .withMessageContaining("kept.wit:1:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InterfacesCommand.main("a"))
        .withMessageStartingWith("expected WIT-FOLDER");
  }
}
