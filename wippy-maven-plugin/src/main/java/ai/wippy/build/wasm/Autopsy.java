package ai.wippy.build.wasm;

import ai.wippy.build.wasm.ModuleSource.Body;
import ai.wippy.build.wasm.Sections.Section;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.NameCustomSection;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out where and why a module was rejected, as Chicory tells neither place nor feature. */
final class Autopsy {
  private static final Pattern ILLEGAL_OPCODE =
      Pattern.compile("illegal opcode, op value ([0-9A-F]+)");
  private static final Pattern MEMORY64_FLAGS = Pattern.compile("invalid memory limit: [4-7]");
  private static final Map<String, String> LEGACY_EXCEPTIONS =
      Map.of("06", "try", "07", "catch", "09", "rethrow", "18", "delegate", "19", "catch_all");

  private static final String SAME_AGAIN =
      "the file is damaged, or the tool that made it has a fault: build it again, and check it"
          + " with wasm-tools validate";
  private static final String ONLY_PLAIN =
      "build it for plain WebAssembly 2.0, without proposals that are newer";
  private static final String FINAL_EXCEPTIONS =
      "build without exceptions, or with those of the final specification:"
          + " -mllvm -wasm-use-legacy-eh=false with clang";

  private final byte[] binary;
  private final List<Section> sections;

  Autopsy(byte[] binary, List<Section> sections) {
    this.binary = binary;
    this.sections = sections;
  }

  ModuleRejectedException explain(Throwable thrown) {
    String rule = rule(thrown);
    Optional<Section> unreadable = firstUnreadable(rule);
    if (unreadable.isEmpty()) {
      return new ModuleRejectedException(
          invalidFunction().orElse("the core module") + " is not valid: " + rule, SAME_AGAIN);
    }
    if (MEMORY64_FLAGS.matcher(rule).find()) {
      return new ModuleRejectedException(
          "the core module has a 64-bit memory", "build it for wasm32 instead of wasm64");
    }
    Section section = unreadable.get();
    String place = "section %s at offset 0x%x".formatted(section.name(), section.offset());
    return section.id() == Sections.CODE
        ? explainCode(unreadableFunction().orElse(place), rule)
        : new ModuleRejectedException("%s is broken: %s".formatted(place, rule), SAME_AGAIN);
  }

  private static ModuleRejectedException explainCode(String place, String rule) {
    Matcher illegal = ILLEGAL_OPCODE.matcher(rule);
    if (!illegal.find()) {
      return new ModuleRejectedException("%s is broken: %s".formatted(place, rule), SAME_AGAIN);
    }
    String code = illegal.group(1);
    String legacy = LEGACY_EXCEPTIONS.get(code);
    return legacy == null
        ? new ModuleRejectedException(
            "%s uses an unknown instruction, 0x%s".formatted(place, code), ONLY_PLAIN)
        : new ModuleRejectedException(
            "%s uses legacy exception handling (%s)".formatted(place, legacy), FINAL_EXCEPTIONS);
  }

  /** The section after the last that can be read, or that one if it is longer than its content. */
  private Optional<Section> firstUnreadable(String rule) {
    var read = new AtomicInteger();
    boolean all =
        succeeds(() ->
            Parser.builder()
                .withCustomParsers(Map.of())
                .build()
                .parse(new ByteArrayInputStream(binary), _ -> read.incrementAndGet()));
    int culprit = rule.equals("section size mismatch") ? read.get() - 1 : read.get();
    return all ? Optional.empty() : sections.stream().skip(Math.max(0, culprit)).findFirst();
  }

  /** The function whose body cannot even be read. */
  private Optional<String> unreadableFunction() {
    var bodies = new AtomicReference<List<Body>>(List.of());
    succeeds(() -> bodies.set(ModuleSource.bodies(binary, sections)));
    for (int i = 0; i < bodies.get().size(); i++) {
      byte[] alone = ModuleSource.excerpt(binary, sections, List.of(bodies.get().get(i)));
      if (!succeeds(
          () -> Parser.builder().build().parse(new ByteArrayInputStream(alone), _ -> {}))) {
        return Optional.of(function(bodies.get(), i));
      }
    }
    return Optional.empty();
  }

  /** The first function whose body breaks a rule, by halving; empty if the fault is elsewhere. */
  private Optional<String> invalidFunction() {
    List<Body> bodies = ModuleSource.bodies(binary, sections);
    int valid = 0;
    int invalid = bodies.size();
    if (!isValid(valid)) {
      return Optional.empty();
    }
    while (invalid - valid > 1) {
      int middle = (valid + invalid) >>> 1;
      if (isValid(middle)) {
        valid = middle;
      } else {
        invalid = middle;
      }
    }
    return bodies.isEmpty() ? Optional.empty() : Optional.of(function(bodies, valid));
  }

  private boolean isValid(int bodies) {
    byte[] shortened = ModuleSource.keeping(binary, sections, bodies);
    return succeeds(() ->
        Parser.builder()
            .withCustomParsers(Map.of())
            .build()
            .parse(() -> new ByteArrayInputStream(shortened)));
  }

  /** What to call a function, with its name if the module tells it. */
  private String function(List<Body> bodies, int body) {
    var index = new AtomicInteger(body);
    var names = new ArrayList<NameCustomSection>();
    succeeds(() ->
        Parser.builder()
            .includeSectionId(Sections.CUSTOM)
            .includeSectionId(Sections.TYPE)
            .includeSectionId(Sections.IMPORT)
            .build()
            .parse(
                new ByteArrayInputStream(binary),
                section -> {
                  if (section instanceof ImportSection imports) {
                    index.addAndGet(imports.count(ExternalType.FUNCTION));
                  } else if (section instanceof NameCustomSection found) {
                    names.add(found);
                  }
                }));
    String name = names.isEmpty() ? null : names.getFirst().nameOfFunction(index.get());
    return "function %s at offset 0x%x"
        .formatted(
            name == null ? index : "%s (%d)".formatted(name, index.get()),
            bodies.get(body).offset());
  }

  private static boolean succeeds(Runnable attempt) {
    try {
      attempt.run();
      return true;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | AssertionError _) {
      return false;
    }
  }

  /**
   * What Chicory says, without the phrase that it puts before everything and without repetition.
   */
  private static String rule(Throwable thrown) {
    return switch (thrown) {
      case OutOfMemoryError _ -> "it claims more elements than it can hold";
      case StackOverflowError _ -> "it is nested too deeply";
      case ChicoryException _ ->
          String.valueOf(thrown.getMessage())
              .replace("section size mismatch, ", "")
              .replace("unexpected end of section or function, ", "")
              .replaceFirst("(?s) - .*", "")
              .strip();
      default -> "a count or an index is out of range";
    };
  }
}
