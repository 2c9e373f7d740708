package ai.wippy.build.index;

import ai.wippy.build.index.References.Target;
import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decodes the {@code wasi} of an entry whose fields have the right types. */
final class WasiDecoder {
  private static final Target VARIABLE =
      new Target("wasi.env[].id", "required wasi env variable not found", List.of("env.variable"));
  private static final Target FILESYSTEM =
      new Target(
          "wasi.mounts[].fs",
          "wasi mount filesystem not found",
          List.of("fs.directory", "fs.embed", "fs.s3"));

  private final Definition definition;
  private final References references;
  private final Problems problems;

  WasiDecoder(Definition definition, References references, Problems problems) {
    this.definition = definition;
    this.references = references;
    this.problems = problems;
  }

  Wasi decode() {
    MappingNode wasi =
        definition
            .data()
            .mapping("wasi")
            .orElseGet(() -> new MappingNode(definition.data().span(), List.of()));
    return new Wasi(
        wasi.items("args").stream().map(TextNode.class::cast).toList(),
        cwd(wasi),
        env(wasi),
        mounts(wasi));
  }

  private Optional<TextNode> cwd(MappingNode wasi) {
    Optional<TextNode> cwd = wasi.text("cwd").filter(path -> !path.value().isEmpty());
    cwd.filter(path -> !path.value().startsWith("/"))
        .ifPresent(path -> refuse(path, "wasi.cwd must be absolute", "/" + path.value()));
    return cwd;
  }

  private List<Wasi.Variable> env(MappingNode wasi) {
    var env = new ArrayList<Wasi.Variable>();
    Set<String> names = new HashSet<>();
    for (Node item : wasi.items("env")) {
      var variable = (MappingNode) item;
      TextNode name = variable.text("name").orElseThrow();
      if (!names.add(name.value().strip())) {
        refuse(name, "wasi.env[].name must be unique", "another name than " + name.value());
      }
      Reference id = Reference.of(variable.get("id").orElseThrow()).orElseThrow();
      references.follow(definition, id, VARIABLE);
      env.add(new Wasi.Variable(id, name.value().strip(), WasmDecoder.flag(variable, "required")));
    }
    return env;
  }

  private List<Wasi.Mount> mounts(MappingNode wasi) {
    var mounts = new ArrayList<Wasi.Mount>();
    Set<String> guests = new HashSet<>();
    for (Node item : wasi.items("mounts")) {
      var mount = (MappingNode) item;
      TextNode guest = mount.text("guest").orElseThrow();
      if (!guest.value().startsWith("/")) {
        refuse(guest, "wasi.mounts[].guest must be absolute", "/" + guest.value());
      } else if (!guests.add(clean(guest.value()))) {
        refuse(guest, "wasi.mounts[].guest must be unique", "another directory");
      }
      Reference fs = Reference.of(mount.get("fs").orElseThrow()).orElseThrow();
      references.follow(definition, fs, FILESYSTEM);
      mounts.add(new Wasi.Mount(fs, guest.value(), WasmDecoder.flag(mount, "read_only")));
    }
    return mounts;
  }

  /** The path without {@code .}, {@code ..}, doubled and trailing slashes. */
  private static String clean(String path) {
    var segments = new ArrayList<String>();
    for (String segment : path.split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> {
          if (!segments.isEmpty()) {
            segments.removeLast();
          }
        }
        default -> segments.add(segment);
      }
    }
    return String.join("/", segments);
  }

  private void refuse(TextNode value, String problem, String remedy) {
    problems.error(
        value.span(),
        "%s: `%s` in entry %s".formatted(problem, value.value(), definition.id()),
        "write " + remedy);
  }
}
