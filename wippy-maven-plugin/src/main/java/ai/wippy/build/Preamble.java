package ai.wippy.build;

import ai.wippy.build.index.WasmSource;
import ai.wippy.diagnostic.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells files that are WebAssembly from what else may lie in their place. */
final class Preamble {
  private static final byte[] MAGIC = {0, 'a', 's', 'm'};

  private Preamble() {}

  /**
   * Whether a file starts as WebAssembly does; if not, with a diagnostic that says what it is.
   *
   * @param binary the file that was read
   */
  static boolean check(WasmSource.Binary binary, byte[] content, Problems problems) {
    byte[] start = Arrays.copyOf(content, Math.min(content.length, MAGIC.length));
    if (Arrays.equals(start, MAGIC)) {
      return true;
    }
    String file = "`%s`".formatted(binary.path().value());
    String text = new String(content, StandardCharsets.UTF_8);
    String problem;
    String help;
    if (content.length == 0) {
      problem = file + " is empty";
      help = "build or copy it again";
    } else if (text.startsWith("version https://git-lfs.")) {
      problem = file + " is a pointer of Git LFS, not the file itself";
      help = "run `git lfs pull`";
    } else if (text.stripLeading().startsWith("(") || text.startsWith(";;")) {
      problem = file + " is WebAssembly text, not a binary";
      help = "make the entry a `function.wat` with `source: file://…`, or assemble the file";
    } else {
      problem =
          "%s is not WebAssembly: it starts with the bytes %s"
              .formatted(file, HexFormat.ofDelimiter(" ").formatHex(start));
      help = "WebAssembly starts with 00 61 73 6d; name the file that the toolchain made";
    }
    problems.error(binary.path().span(), problem, help);
    return false;
  }
}
