package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.TextNode;
import java.util.List;
import java.util.Optional;

/**
 * What a guest sees of the system: the {@code wasi} of an entry.
 *
 * @param args its arguments; empty for those of the command line
 * @param cwd its working directory, absolute
 * @param env its environment
 * @param mounts the directories that it may open
 */
public record Wasi(
    List<TextNode> args, Optional<TextNode> cwd, List<Variable> env, List<Mount> mounts) {
  /**
   * A variable of the environment.
   *
   * @param variable the {@code env.variable} that has the value
   * @param name what the guest calls it
   * @param required whether a call fails without a value
   */
  public record Variable(Reference variable, String name, boolean required) {}

  /**
   * A directory.
   *
   * @param fs the filesystem that it shows
   * @param guest where the guest finds it, absolute
   */
  public record Mount(Reference fs, String guest, boolean readOnly) {}
}
