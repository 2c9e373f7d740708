package ai.wippy.build.lua;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.code.Where;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names of the classes that chunks are compiled to. */
public final class ChunkName {
  private ChunkName() {}

  /**
   * Binary name of the class of an entry's chunk. Different entries have different ones: what no
   * Java name can have is written as {@code $} and a hexadecimal number.
   */
  public static String of(EntryId id) {
    String folders =
        Arrays.stream(id.namespace().split("\\.", -1))
            .map(ChunkName::readable)
            .collect(Collectors.joining("."));
    return Where.PACKAGE + folders + "." + readable(id.name());
  }

  private static String readable(String name) {
    return name.chars()
        .mapToObj(c ->
            c < 128 && Character.isLetterOrDigit(c) || c == '_'
                ? Character.toString(c)
                : "$" + Integer.toHexString(c) + "_")
        .collect(Collectors.joining());
  }
}
