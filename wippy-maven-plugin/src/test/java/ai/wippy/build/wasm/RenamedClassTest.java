package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class RenamedClassTest {
  /** Every kind of constant that javac writes: numbers of all sizes, handles, text. */
  static final class Old implements Supplier<List<Object>> {
    private static final long LONG = 1L << 40;

    @Override
    public List<Object> get() {
      Supplier<String> text = () -> "text " + LONG + 70_000 + 1.5f + 2.25;
      return List.of(text.get(), own(), "some/Old");
    }

    private static long own() {
      return LONG;
    }
  }

  private static byte[] file() throws IOException {
    try (var in = Old.class.getResourceAsStream("RenamedClassTest$Old.class")) {
      return in.readAllBytes();
    }
  }

  @Test
  void nothingButTheNameChanges() throws IOException {
    String old = Old.class.getName().replace('.', '/');
    byte[] file = file();
    var renamed = ClassFile.of().parse(new RenamedClass(old, "some/New").in(file));
    assertThat(renamed.thisClass().asInternalName()).isEqualTo("some/New");
    assertThat(new RenamedClass("some/New", old).in(new RenamedClass(old, "some/New").in(file)))
        .isEqualTo(file);
    assertThat(new RenamedClass("no/where", "some/New").in(file)).isEqualTo(file);
  }

  @Test
  void whatEndsTooEarlyIsRefused() {
    byte[] cut = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 69, 0, 2, 1, 0};
    assertThatThrownBy(() -> new RenamedClass("a", "b").in(cut))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this is no class file");
  }
}
