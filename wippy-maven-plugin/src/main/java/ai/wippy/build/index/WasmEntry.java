package ai.wippy.build.index;

import ai.wippy.build.index.yaml.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code function.wat}, {@code function.wasm} or {@code process.wasm}.
 *
 * @param method the export to call, as the author wrote it
 * @param wit the signatures of a core module, or documentation of a component
 * @param imports what it grants, in the author's order
 * @param links entries whose components provide what its component imports
 * @param settings pool, limits and other options
 * @param command how it is run from the command line; processes only
 */
public record WasmEntry(
    Definition definition,
    WasmSource source,
    TextNode method,
    Optional<WitText> wit,
    Transport transport,
    List<HostImport> imports,
    List<EntryLink> links,
    Wasi wasi,
    CallSettings settings,
    Optional<Command> command)
    implements IndexEntry {
  static final String HANDLER = "incoming-handler#handle";

  /** Whether its author says what to call; otherwise it is what answers HTTP requests. */
  public boolean hasMethod() {
    return definition.data().get("method").isPresent();
  }

  /** Copies the lists. */
  public WasmEntry {
    imports = List.copyOf(imports);
    links = List.copyOf(links);
  }

  /** Whether it is run as a process rather than called as a function. */
  public boolean isProcess() {
    return kind().startsWith("process.");
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    if (source instanceof WasmSource.Binary binary) {
      data.put("fs", binary.fs().toString());
      data.put("path", binary.path().value());
      data.put("hash", binary.hash().text().value());
    }
    data.put("method", method.value());
    data.put("transport", transport.token());
    data.put(
        "imports", imports.stream().map(granted -> granted.profile().token()).distinct().toList());
    if (!links.isEmpty()) {
      data.put("links", links.stream().map(link -> link.entry().toString()).toList());
    }
    data.put("wasi", wasiData());
    data.putAll(settings.data());
    return data;
  }

  private Map<String, Object> wasiData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("args", wasi.args().stream().map(TextNode::value).toList());
    data.put("cwd", wasi.cwd().map(TextNode::value).orElse("/"));
    data.put("env", wasi.env().stream().map(WasmEntry::variable).toList());
    data.put("mounts", wasi.mounts().stream().map(WasmEntry::mount).toList());
    return data;
  }

  private static Map<String, Object> variable(Wasi.Variable variable) {
    return Map.of(
        "id", variable.variable().id().toString(),
        "name", variable.name(),
        "required", variable.required());
  }

  private static Map<String, Object> mount(Wasi.Mount mount) {
    return Map.of(
        "fs", mount.fs().id().toString(), "guest", mount.guest(), "read_only", mount.readOnly());
  }
}
