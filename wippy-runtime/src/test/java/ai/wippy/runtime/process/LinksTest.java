package ai.wippy.runtime.process;

import static ai.wippy.runtime.process.Scene.event;
import static ai.wippy.runtime.process.Scene.message;
import static ai.wippy.runtime.process.Scene.spawn;
import static ai.wippy.runtime.process.Scene.told;
import static ai.wippy.runtime.process.Scene.with;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.channel.Case;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who ends with whom. */
@Timeout(60)
class LinksTest {
  private final Scene scene = new Scene();
  private final ProcessTable table = scene.table;
  private final Process self = scene.self;

  /** Whatever a test does, nothing of it stays. */
  @AfterEach
  void nothingStays() {
    scene.close();
    assertThat(table.size()).isEqualTo(1);
  }

  private String next() throws InterruptedException {
    return told(event(self));
  }

  @Test
  void aFailureTakesDownWhatIsLinked() throws Exception {
    scene.program(
        "app:parent",
        (process, _) -> {
          var child = table.spawn(process, with(spawn("app:idle"), false, true));
          table.send(process, self.pid().toString(), "child", List.of(child.toString()));
          return message(process);
        });
    String parent = scene.monitored("app:parent");
    String child = (String) message(self).payloads().getFirst();
    String bystander = scene.start("app:idle");
    table.monitor(self, child);
    table.terminate(self, child);
    assertThat(List.of(next(), next()))
        .containsExactlyInAnyOrder(
            "exit %s Canceled: terminated".formatted(child),
            "exit %s Internal: linked process failed: %s: terminated".formatted(parent, child));
    table.send(self, bystander, "topic", List.of());
  }

  @Test
  void linksAreFollowedAllTheWay() throws Exception {
    scene.program(
        "app:chain",
        (process, args) -> {
          long depth = (Long) args[0];
          if (depth == 0) {
            table.send(process, self.pid().toString(), "end", List.of(process.pid().toString()));
          } else {
            table.spawn(process, with(spawn("app:chain", depth - 1), false, true));
          }
          return message(process);
        });
    String first = scene.monitored("app:chain", 20L);
    table.terminate(self, (String) message(self).payloads().getFirst());
    assertThat(next()).startsWith("exit %s Internal: linked process failed".formatted(first));
  }

  @Test
  void whoTrapsLinksHearsOfIt() throws Exception {
    scene.program(
        "app:trapping",
        (process, _) -> {
          process.trapLinks(true);
          var child = table.spawn(process, with(spawn("app:fail"), false, true));
          return told(event(process)).replace(child.toString(), "CHILD");
        });
    String pid = scene.monitored("app:trapping");
    assertThat(next())
        .isEqualTo("exit %s link down CHILD Conflict: failed on purpose".formatted(pid));
  }

  @Test
  void aNormalEndIsNoBusinessOfLinks() throws Exception {
    scene.program(
        "app:linked",
        (process, _) -> {
          table.spawn(process, with(spawn("app:echo"), true, true));
          event(process);
          return "alive";
        });
    String pid = scene.monitored("app:linked");
    assertThat(next()).isEqualTo("exit %s alive".formatted(pid));
  }

  @Test
  void afterUnlinkBothAreFree() throws Exception {
    String one = scene.monitored("app:idle");
    self.trapLinks(true);
    table.link(self, one);
    table.unlink(self, one);
    table.terminate(self, one);
    assertThat(next()).startsWith("exit");
    assertThat(self.channels().poll(List.of(new Case.Receive(self.events())))).isEmpty();
  }
}
