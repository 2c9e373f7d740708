package ai.wippy.build.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.wippy.runtime.Wippy;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

final class ConstantTagsTest {
  @Test
  void aParserFindsTheSame() throws IOException {
    for (Class<?> type : List.of(Wippy.class, LuaValue.class, ConstantTagsTest.class)) {
      String home = type.getProtectionDomain().getCodeSource().getLocation().toString();
      Library.read(Path.of(URI.create(home)))
          .files()
          .forEach((name, content) -> {
            if (name.endsWith(".class")) {
              assertThat(ConstantTags.haveDynamicCalls(content))
                  .as(name)
                  .isEqualTo(parsed(content));
            }
          });
    }
  }

  private static boolean parsed(byte[] content) {
    var constants = ClassFile.of().parse(content).constantPool();
    return StreamSupport.stream(constants.spliterator(), false)
        .anyMatch(InvokeDynamicEntry.class::isInstance);
  }

  @Test
  void aDamagedFileIsRefused() {
    byte[] content = Nests.of(ConstantTags.class).values().iterator().next();
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> ConstantTags.haveDynamicCalls(Arrays.copyOf(content, 100)));
    content[10] = 99;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConstantTags.haveDynamicCalls(content))
        .withMessage("no constant has tag 99, at 10");
  }
}
