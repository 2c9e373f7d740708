package ai.wippy.build.wasm;

import ai.wippy.build.wasm.StandardStreams.Exit;
import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
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
import org.jspecify.annotations.Nullable;

/**
 * Assembles WebAssembly text with wabt's {@code wat2wasm}, which runs as translated WebAssembly in
 * this JVM. Thread-safe; the first call takes most of a second, later ones a few milliseconds.
 */
public final class WatAssembler {
  private static final List<String> COMMAND =
      List.of(
          "wat2wasm",
          "--enable-threads",
          "--enable-tail-call",
          "--enable-extended-const",
          "--enable-multi-memory",
          "--enable-relaxed-simd",
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
    var listing = new WatListing(text, places, problems);
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
}
