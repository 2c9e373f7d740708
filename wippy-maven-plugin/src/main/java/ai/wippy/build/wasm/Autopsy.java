package ai.wippy.build.wasm;

import ai.wippy.build.wasm.ModuleSource.Body;
import ai.wippy.build.wasm.Sections.Section;
import com.dylibso.chicory.wasm.Parser;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out where and why a module was rejected, as Chicory tells neither the place nor the
 * feature.
 */
final class Autopsy {
  private static final Pattern ILLEGAL_OPCODE =
      Pattern.compile("illegal opcode, op value ([0-9A-F]+)");
  private static final Pattern MEMORY_FLAGS = Pattern.compile("invalid memory limit: ([4-7])");
  private static final String SAME_AGAIN =
      "the file is damaged, or the tool that made it has a fault: build it again, and check it with wasm-tools validate";
  private static final String ONLY_PLAIN =
      "build it for plain WebAssembly 2.0, without proposals that are newer";
  private static final Map<String, String> LEGACY_EXCEPTIONS =
      Map.of("06", "try", "07", "catch", "09", "rethrow", "18", "delegate", "19", "catch_all");

  private final byte[] binary;
  private final List<Section> sections;

  Autopsy(byte[] binary, List<Section> sections) {
    this.binary = binary;
    this.sections = sections;
  }

  ModuleRejectedException explain(Throwable thrown) {
    Optional<Section> culprit = firstUnreadable();
    if (culprit.isEmpty()) {
      return new ModuleRejectedException(
          "the core module is not valid: " + rule(thrown), SAME_AGAIN);
    }
    Section section = culprit.get();
    if (MEMORY_FLAGS.matcher(rule(thrown)).find()) {
      return new ModuleRejectedException(
          "the core module has a 64-bit memory", "build it for wasm32 instead of wasm64");
    }
    String place = "section %s at offset 0x%x".formatted(section.name(), section.offset());
    return section.id() == Sections.CODE
        ? explainCode(place, thrown)
        : new ModuleRejectedException(
            "%s is broken: %s".formatted(place, rule(thrown)), SAME_AGAIN);
  }

  /**
   * The section after the last that can be read; empty if all can, and the module breaks a rule
   * across them.
   */
  private Optional<Section> firstUnreadable() {
    var read = new ArrayList<Integer>();
    if (parses(binary, read)) {
      return Optional.empty();
    }
    return sections.stream().skip(read.size()).findFirst();
  }

  private static boolean parses(byte[] module, List<Integer> read) {
    try {
      Parser.builder()
          .withCustomParsers(Map.of())
          .build()
          .parse(new ByteArrayInputStream(module), section -> read.add(section.sectionId()));
      return true;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError _) {
      return false;
    }
  }

  private ModuleRejectedException explainCode(String place, Throwable thrown) {
    String where = place;
    try {
      List<Body> bodies = ModuleSource.bodies(binary, sections);
      for (int i = 0; i < bodies.size(); i++) {
        Body body = bodies.get(i);
        if (!parses(ModuleSource.excerpt(binary, sections, List.of(body)), new ArrayList<>())) {
          where = "function body %d at offset 0x%x".formatted(i, body.offset());
          break;
        }
      }
    } catch (RuntimeException _) {
      where = place + " (its function bodies do not fit it)";
    }
    Matcher illegal = ILLEGAL_OPCODE.matcher(rule(thrown));
    if (!illegal.find()) {
      return new ModuleRejectedException(
          "%s is broken: %s".formatted(where, rule(thrown)), SAME_AGAIN);
    }
    String code = illegal.group(1);
    if (LEGACY_EXCEPTIONS.containsKey(code)) {
      return new ModuleRejectedException(
          "%s uses legacy exception handling (%s)".formatted(where, LEGACY_EXCEPTIONS.get(code)),
          "build without exceptions, or with the final proposal: -mllvm -wasm-use-legacy-eh=false with clang");
    }
    return new ModuleRejectedException(
        "%s uses an unknown instruction, 0x%s".formatted(where, code), ONLY_PLAIN);
  }

  /** What Chicory says, without the phrase that it puts before everything. */
  private static String rule(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    return switch (thrown) {
      case OutOfMemoryError _ -> "it claims more elements than it can hold";
      case StackOverflowError _ -> "it is nested too deeply";
      case com.dylibso.chicory.wasm.ChicoryException _ ->
          message.replace("section size mismatch, unexpected end of section or function, ", "");
      default -> "a count or an index is out of range";
    };
  }
}
