package ai.wippy.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentTest {
  private static final String NAME = "some.Bytes";

  @TempDir private Path folder;

  private byte[] loaded(Map<String, byte[]> files) throws Exception {
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    try (var loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      return ((Content) loader.loadClass(NAME).getConstructor().newInstance()).bytes();
    }
  }

  @Test
  void everyByteComesBack() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(loaded(ContentWriter.write(NAME, all))).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32_766, 32_767, 32_768, 65_534, ContentWriter.MOST})
  void constantsHoldUpToAMebibyte(int length) throws Exception {
    byte[] content = random(length);
    var files = ContentWriter.write(NAME, content);
    assertThat(files).containsOnlyKeys("some/Bytes.class");
    assertThat(loaded(files)).isEqualTo(content);
  }

  /** Each takes two bytes of the 65,535 that a constant has. */
  @Test
  void zerosFitAsWell() throws Exception {
    byte[] zeros = new byte[100_000];
    assertThat(loaded(ContentWriter.write(NAME, zeros))).isEqualTo(zeros);
  }

  @Test
  void moreLiesBesideTheClass() throws Exception {
    byte[] content = random(ContentWriter.MOST + 1);
    var files = ContentWriter.write(NAME, content);
    assertThat(files).containsEntry("some/Bytes", content);
    assertThat(loaded(files)).isEqualTo(content);
  }

  @Test
  void whatShouldLieBesideTheClassIsMissed() {
    var files = ContentWriter.write(NAME, random(ContentWriter.MOST + 1));
    files.remove("some/Bytes");
    assertThatThrownBy(() -> loaded(files))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no file Bytes beside the class some.Bytes: run mvn clean package");
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
