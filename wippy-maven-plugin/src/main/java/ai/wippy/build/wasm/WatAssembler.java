package ai.wippy.build.wasm;

import ai.wippy.build.wasm.StandardStreams.Exit;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wabt.Wat2WasmModule;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Assembles WebAssembly text with wabt's {@code wat2wasm}, which runs as translated WebAssembly in
 * this JVM. Thread-safe; the first call takes most of a second, later ones a few milliseconds.
 */
public final class WatAssembler {
  /** Where a place in the assembled text lies in the file that the user wrote. */
  @FunctionalInterface
  public interface Places {
    /**
     * The place.
     *
     * @param line of the text, from 1
     * @param column of its first character in UTF-16 units, from 1
     * @param length in UTF-16 units, at least 1
     */
    Span span(int line, int column, int length);

    /** For text that is a whole file. */
    static Places in(SourceText file) {
      return (line, column, length) -> {
        int start = file.offset(line) + column - 1;
        return file.span(start, start + length);
      };
    }
  }

  private static final Pattern MESSAGE = Pattern.compile("-:(\\d+):(\\d+): error: (.*)");
  private static final Pattern CARETS = Pattern.compile(" *(\\^+)\\s*");
  private static final List<String> COMMAND =
      List.of(
          "wat2wasm",
          "--enable-threads",
          "--enable-tail-call",
          "--enable-extended-const",
          "--enable-multi-memory",
          "--debug-names",
          "--output=-",
          "-");

  private @Nullable WasmModule wat2wasm;

  /**
   * Assembles one module.
   *
   * @param text the module
   * @param places where it lies in the file that the user wrote
   * @param problems receives every error that is found
   * @return the binary; empty if there was an error
   */
  public Optional<byte[]> assemble(String text, Places places, Problems problems) {
    var streams = new StandardStreams(COMMAND, text.getBytes(StandardCharsets.UTF_8));
    int status = run(streams);
    if (status == 0) {
      return Optional.of(streams.output());
    }
    var listing = new Listing(text, places, problems);
    streams.error().lines().forEach(listing::read);
    listing.finish(streams.error());
    return Optional.empty();
  }

  private int run(StandardStreams streams) {
    try {
      Instance.builder(module())
          .withMachineFactory(Wat2WasmModule::create)
          .withMemoryFactory(ByteArrayMemory::new)
          .withImportValues(streams.imports())
          .build();
      return 0;
    } catch (Exit exit) {
      return exit.status();
    }
  }

  private synchronized WasmModule module() {
    WasmModule parsed = wat2wasm;
    if (parsed == null) {
      parsed = parse();
      wat2wasm = parsed;
    }
    return parsed;
  }

  private static WasmModule parse() {
    try (InputStream in = Wat2WasmModule.class.getResourceAsStream("Wat2Wasm.meta")) {
      if (in == null) {
        throw new IllegalStateException("the wabt artifact has no Wat2Wasm.meta");
      }
      byte[] bytes = in.readAllBytes();
      return Parser.builder()
          .withValidation(false)
          .build()
          .parse(() -> new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read wat2wasm", e);
    }
  }

  /**
   * Turns what wat2wasm prints into diagnostics: a message, the line, and carets under the place.
   */
  private static final class Listing {
    private static final String HELP = "correct the WebAssembly text";

    private final SourceText text;
    private final Places places;
    private final Problems problems;
    private @Nullable Matcher message;
    private int found;

    Listing(String text, Places places, Problems problems) {
      this.text = new SourceText("-", text);
      this.places = places;
      this.problems = problems;
    }

    void read(String line) {
      Matcher next = MESSAGE.matcher(line);
      Matcher carets = CARETS.matcher(line);
      if (next.matches()) {
        report(1);
        message = next;
      } else if (carets.matches()) {
        report(carets.group(1).length());
      }
    }

    private void report(int bytes) {
      Matcher reported = message;
      if (reported == null) {
        return;
      }
      message = null;
      found++;
      int line = Integer.parseInt(reported.group(1));
      byte[] utf8 = text.lineText(line).getBytes(StandardCharsets.UTF_8);
      int from = Math.min(Integer.parseInt(reported.group(2)) - 1, utf8.length);
      int to = Math.min(from + bytes, utf8.length);
      int column = chars(utf8, 0, from) + 1;
      Span span = places.span(line, column, Math.max(1, chars(utf8, from, to)));
      problems.error(span, reported.group(3), HELP);
    }

    /** wat2wasm counts columns in bytes. */
    private static int chars(byte[] utf8, int from, int to) {
      return new String(utf8, from, to - from, StandardCharsets.UTF_8).length();
    }

    void finish(String listing) {
      report(1);
      if (found == 0) {
        throw new IllegalStateException(
            "wat2wasm failed without a message that we know: " + listing);
      }
    }
  }
}
