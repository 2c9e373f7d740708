package ai.wippy.build.index;

import ai.wippy.build.index.yaml.BooleanNode;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.ScalarStyle;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.build.index.yaml.TextOrigin;
import ai.wippy.diagnostic.Problems;
import java.util.Optional;

/** Decodes WASM entries whose fields have the right types. */
final class WasmDecoder {
  private final References references;
  private final WasmFiles files;
  private final SourceFiles texts;
  private final Problems problems;

  WasmDecoder(References references, WasmFiles files, SourceFiles texts, Problems problems) {
    this.references = references;
    this.files = files;
    this.texts = texts;
    this.problems = problems;
  }

  Optional<WasmEntry> decode(Definition definition) {
    MappingNode data = definition.data();
    var imports = new ImportsDecoder(definition, references, problems).decode();
    Wasi wasi = new WasiDecoder(definition, references, problems).decode();
    CallSettings settings = settings(definition);
    warnOfIdle(definition);
    return source(definition)
        .map(source ->
            new WasmEntry(
                definition,
                source,
                data.text("method").orElseGet(() -> handler(definition)),
                data.text("wit")
                    .filter(wit -> !wit.value().isBlank())
                    .map(wit -> WitText.of(wit, texts)),
                Transport.of(data.text("transport").map(TextNode::value).orElse("")),
                imports.hosts(),
                imports.links(),
                wasi,
                settings,
                Command.of(definition)));
  }

  /** Without a method, a component answers HTTP requests. */
  private static TextNode handler(Definition definition) {
    return new TextNode(
        definition.name().span(), WasmEntry.HANDLER, new TextOrigin.Scalar(ScalarStyle.PLAIN));
  }

  /** A process has no request that it could answer. */
  private void warnOfIdle(Definition definition) {
    definition
        .data()
        .field("transport")
        .filter(field ->
            definition.kind().value().startsWith("process.")
                && field.value() instanceof TextNode text
                && Transport.of(text.value()) == Transport.WASI_HTTP)
        .ifPresent(field ->
            problems.warning(
                field.key().span(),
                "transport: wasi-http has no effect on a process.wasm, entry " + definition.id(),
                "make a function.wasm of it, and an http.endpoint that calls that"));
  }

  private CallSettings settings(Definition definition) {
    var settings = CallSettings.of(definition, problems);
    boolean process = definition.kind().value().startsWith("process.");
    if (process && settings.pool().isPresent()) {
      problems.warning(
          settings.pool().get().span(),
          "pool has no effect on a process.wasm, entry " + definition.id(),
          "remove it; each spawn makes an instance of its own");
    }
    return process
        ? new CallSettings(
            Optional.empty(),
            settings.limits(),
            settings.mailbox(),
            settings.workerClass(),
            settings.security())
        : settings;
  }

  private Optional<WasmSource> source(Definition definition) {
    return definition
        .data()
        .text("source")
        .filter(_ -> definition.kind().value().equals("function.wat"))
        .<WasmSource>map(WasmSource.Wat::new)
        .or(() -> files.find(definition));
  }

  static boolean flag(MappingNode mapping, String key) {
    return mapping.get(key).orElse(null) instanceof BooleanNode flag && flag.value();
  }
}
