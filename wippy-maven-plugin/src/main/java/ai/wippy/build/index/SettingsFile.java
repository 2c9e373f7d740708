package ai.wippy.build.index;

import ai.wippy.build.index.schema.Checker;
import ai.wippy.build.index.schema.SettingsShape;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.build.index.yaml.YamlReader;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.metrics.MetricsAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code .wippy.yaml} says. */
record SettingsFile(Settings settings, List<FieldOverride> overrides) {
  static final String FILE = ".wippy.yaml";
  private static final String OVERRIDE = "override";

  /** Reads the file of a project, which need not exist. */
  static SettingsFile read(SourceFiles files, Problems problems) {
    Path file = files.project().resolve(FILE);
    return Optional.of(file)
        .filter(Files::isRegularFile)
        .flatMap(files::read)
        .flatMap(source -> YamlReader.read(source, problems))
        .flatMap(document -> decode(document, problems))
        .orElse(new SettingsFile(Settings.NONE, List.of()));
  }

  private static Optional<SettingsFile> decode(Node document, Problems problems) {
    var found = new Problems();
    new Checker(FILE, document.span(), found).check(SettingsShape.FILE, document, "");
    if (document instanceof MappingNode content) {
      checkVersion(content, found);
    }
    found.all().forEach(problems::add);
    if (found.hasErrors() || !(document instanceof MappingNode content)) {
      return Optional.empty();
    }
    Map<String, Object> values = new TreeMap<>();
    content.fields().stream()
        .filter(field -> !field.name().equals(OVERRIDE))
        .forEach(field -> flatten(field.name(), field.value(), values));
    List<FieldOverride> overrides =
        content.mapping(OVERRIDE).map(MappingNode::fields).orElse(List.of()).stream()
            .map(field -> new FieldOverride(field.key(), field.value()))
            .toList();
    var settings = new Settings(values);
    checkMetrics(content, settings, problems);
    return Optional.of(new SettingsFile(settings, overrides));
  }

  private static void checkVersion(MappingNode content, Problems problems) {
    Optional<MappingNode.Field> version = content.field("version");
    if (version.isEmpty()) {
      problems.error(
          content.span().source().span(content.span().start(), content.span().start() + 1),
          "version is required in " + FILE,
          "start the file with version: \"1.0\"");
    } else if (!(version.get().value() instanceof TextNode text) || !text.value().equals("1.0")) {
      problems.error(
          version.get().value().span(),
          "version of %s must be the text \"1.0\"".formatted(FILE),
          "write version: \"1.0\", with the quotes");
    }
  }

  private static void checkMetrics(MappingNode content, Settings settings, Problems problems) {
    try {
      MetricsAddress.of(settings);
    } catch (IllegalArgumentException e) {
      content
          .mapping("prometheus")
          .ifPresent(section ->
              problems.error(
                  section.text("address").map(TextNode::span).orElse(section.span()),
                  String.valueOf(e.getMessage()),
                  "write a host and a port, or leave out enabled"));
    }
  }

  private static void flatten(String key, Node value, Map<String, Object> values) {
    if (value instanceof MappingNode mapping) {
      mapping.fields().forEach(f -> flatten(key + "." + f.name(), f.value(), values));
    } else {
      Plain.of(value).ifPresent(plain -> values.put(key, plain));
    }
  }
}
