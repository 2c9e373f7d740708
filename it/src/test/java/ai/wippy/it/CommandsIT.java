package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommandsIT {
  private final Project project = Project.named("commands");

  @Test
  void listsThem() throws Exception {
    assertThat(run("run", "list"))
        .isEqualTo(
            """
            Available commands:

              greet    A greeting                            (app:greet)
              hello    A line by way of WASI                 (app:hello)
              lengths  The length of a text some times over  (app:lengths)
              words    What Lua gets from the command line   (app:words)

            Run with: wippy run <command>
            exit code 0
            """);
  }

  @Test
  void luaGetsTheWords() throws Exception {
    assertThat(run("run", "words", "a", "b c"))
        .isEqualTo("2 words: a, b c\nfirst: a\nexit code 0\n");
  }

  @Test
  void aTextIsPrinted() throws Exception {
    assertThat(run("run", "greet", "Zoë")).isEqualTo("Hello, Zoë!\nexit code 0\n");
  }

  @Test
  void aNumberIsTheExitCode() throws Exception {
    assertThat(run("run", "lengths", "abc", "4")).isEqualTo("exit code 12\n");
    assertThat(run("run", "lengths", "abc", "100")).isEqualTo("exit code 255\n");
  }

  @Test
  void wrongArgumentsPrintTheUsage() throws Exception {
    String usage = "\nusage: run lengths <text: string> <times: u32>\nexit code 1\n";
    assertThat(run("run", "lengths", "abc"))
        .isEqualTo("Invalid: expected 2 arguments, got 1" + usage);
    assertThat(run("run", "lengths", "abc", "-1"))
        .isEqualTo("Invalid: times: -1 is not from 0 to 4294967295" + usage);
    assertThat(run("run", "lengths", "abc", "x"))
        .isEqualTo("Invalid: times: `x` is no whole number" + usage);
  }

  @Test
  void aWasiCommandPrints() throws Exception {
    assertThat(run("run", "hello")).isEqualTo("hello from a command\nexit code 0\n");
  }

  @Test
  void anUnknownOneIsNamed() throws Exception {
    assertThat(run("run", "helo")).startsWith("command \"helo\" not found").endsWith("code 1\n");
  }

  @Test
  void theJarIsWithoutHttp() throws Exception {
    assertThat(project.packages())
        .contains("ai.wippy", "org.luaj")
        .doesNotContain("org.eclipse", "org.slf4j");
  }

  private String run(String... words) throws Exception {
    Project.Run run = project.run(words);
    return run.output() + "exit code " + run.exitCode() + "\n";
  }
}
