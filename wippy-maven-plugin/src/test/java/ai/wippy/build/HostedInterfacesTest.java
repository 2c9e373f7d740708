package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.codegen.Generated.JavaFile;
import ai.wippy.codegen.Generator;
import ai.wippy.codegen.Hosted;
import ai.wippy.wit.model.Interface;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostedInterfacesTest {
  private final Hosted hosted = HostedInterfaces.read();

  private List<Interface> interfaces() {
    return hosted.packages().stream().flatMap(each -> each.interfaces().stream()).toList();
  }

  @Test
  void thereIsAClassForEach() throws ClassNotFoundException {
    assertThat(interfaces()).hasSizeGreaterThan(25);
    for (JavaFile file : Generator.interfaces(hosted.prefix(), interfaces())) {
      for (Method method : Class.forName(file.name().binaryName()).getMethods()) {
        assertThat(file.text()).contains(" " + method.getName() + "(");
      }
    }
  }

  @Test
  void namesAreWhatGuestsWouldLookFor() {
    assertThat(interfaces())
        .extracting(each -> each.name().toString().replaceFirst("@.*", ""))
        .contains("wasi:io/streams", "wasi:cli/run", "wasi:http/types", "wasi:clocks/timezone");
  }
}
