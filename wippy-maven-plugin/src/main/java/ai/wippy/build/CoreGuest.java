package ai.wippy.build;

import ai.wippy.build.index.EntryLink;
import ai.wippy.build.index.HostImport;
import ai.wippy.build.index.WasmEntry;
import ai.wippy.build.index.WitText;
import ai.wippy.component.plan.CoreFunctions;
import ai.wippy.component.plan.CoreModule;
import ai.wippy.component.plan.CoreModulePlanner;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.resolve.CoreSignatures;
import ai.wippy.wit.resolve.WitFolder;
import ai.wippy.wit.resolve.WitSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the core module of an entry with the signatures that the entry gives it.
 *
 * @param base what diagnostics name files relative to
 */
record CoreGuest(WasmEntry entry, byte[] binary, Path base, Problems problems) {
  /** The plan; empty, with diagnostics, if the entry does not say enough or too much. */
  Optional<Plan> plan() {
    for (HostImport granted : entry.imports()) {
      if (granted.profile().componentOnly()) {
        problems.error(
            granted.span(),
            "wasm host import requires component module: " + granted.profile().token(),
            "the code of %s is a core module; remove the import, or build a component"
                .formatted(entry.id()));
      }
    }
    for (EntryLink link : entry.links()) {
      problems.error(
          link.span(),
          "%s cannot be linked with %s: its own code is a core module"
              .formatted(entry.id(), link.entry()),
          "remove the import, or build a component");
    }
    return entry.wit().isPresent() ? described(entry.wit().get()) : undescribed();
  }

  private Optional<Plan> described(WitText wit) {
    var found = new Problems();
    SourceText source = wit.text().source();
    Optional<CoreSignatures> signatures =
        CoreSignatures.read(
            new Span(source, 0, source.text().length()), dependencies(wit, found), found);
    found.all().forEach(problem -> problems.add(wit.text().locate(problem)));
    return signatures.map(s -> {
      Map<String, Func> functions = new LinkedHashMap<>();
      s.functions().forEach(function -> functions.put(function.name(), function));
      return CoreModulePlanner.plan(binary, functions).of(s.world());
    });
  }

  private WitSources dependencies(WitText wit, Problems found) {
    if (wit.dependencies().isEmpty()) {
      return WitSources.NONE;
    }
    Path folder = wit.dependencies().get();
    try {
      return new WitFolder(base, new ComponentPackages(), found).dependencies(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** A function without parameters and result needs no WIT to say so. */
  private Optional<Plan> undescribed() {
    String name = entry.method().value();
    List<CoreModule.Export> candidates = CoreFunctions.callable(CoreModulePlanner.read(binary));
    Optional<CoreModule.Signature> signature = signature(name);
    if (signature.isPresent()
        && signature.get().params().isEmpty()
        && signature.get().results().isEmpty()) {
      return Optional.of(
          CoreModulePlanner.plan(binary, Map.of(name, CoreModulePlanner.command(name))));
    }
    List<String> names = candidates.stream().map(CoreModule.Export::name).toList();
    if (!entry.hasMethod()) {
      problems.error(
          entry.method().span(),
          "method is required in entry " + entry.id(),
          names.isEmpty()
              ? "the core module exports no function"
              : "write method: with one of " + String.join(", ", names));
      return Optional.empty();
    }
    if (signature.isEmpty()) {
      problems.error(
          entry.method().span(),
          "unknown method `%s` in entry %s".formatted(name, entry.id()),
          names.isEmpty()
              ? "the core module exports no function"
              : Suggestion.instead(name, names));
      return Optional.empty();
    }
    problems.error(
        entry.method().span(),
        "wit is required in entry %s: its code is a core module, whose numbers need a meaning"
            .formatted(entry.id()),
        signature
            .flatMap(CoreFunctions::suggestWit)
            .map(wit ->
                "if every number stands for itself, write\nwit: \"%s: %s;\"\na string or a list is two numbers: its address and its length"
                    .formatted(name, wit))
            .orElse("write the signature of " + name));
    return Optional.empty();
  }

  private Optional<CoreModule.Signature> signature(String export) {
    return CoreModulePlanner.read(binary).exports().stream()
        .filter(e -> e.name().equals(export))
        .flatMap(e -> Optional.ofNullable(e.signature()).stream())
        .findFirst();
  }
}
