package ai.wippy.build;

import ai.wippy.build.index.WasmEntry;
import ai.wippy.build.index.WasmSource;
import ai.wippy.build.index.WitText;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.build.wasm.CoreCode;
import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.build.wasm.ModuleTranslator;
import ai.wippy.build.wasm.WatAssembler;
import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ComponentException;
import ai.wippy.component.LinkException;
import ai.wippy.component.Validator;
import ai.wippy.component.plan.CoreModule;
import ai.wippy.component.plan.Methods;
import ai.wippy.component.plan.Part;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.PlanException;
import ai.wippy.component.plan.Planner;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Severity;
import ai.wippy.diagnostic.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Plans the guests of WASM entries. Entries with the same code and the same signatures share one
 * guest, and what is wrong with it is reported once.
 */
final class GuestReader implements PartReader.Components {
  private final Path base;
  private final List<WasmEntry> entries;
  private final Problems problems;
  private final WatAssembler assembler = new WatAssembler();
  private final Map<String, Optional<byte[]>> assembled = new HashMap<>();
  private final Map<String, Optional<Component>> components = new HashMap<>();
  private final Map<Key, Optional<Guest>> guests = new HashMap<>();
  private final PartReader parts;

  /**
   * @param base what diagnostics name files relative to
   * @param entries all of them: any one may document the component of another
   */
  GuestReader(Path base, List<WasmEntry> entries, Problems problems) {
    this.base = base;
    this.entries = entries;
    this.problems = problems;
    this.parts = new PartReader(entries, this, problems);
  }

  /**
   * What makes two guests the same: their code, and for a core module the WIT text that says what
   * its numbers mean, for a component what it is linked with.
   */
  private record Key(
      String module, String text, Optional<Path> dependencies, Map<String, String> wiring) {}

  /** What the entry calls; empty, with diagnostics, if there is no such thing. */
  Optional<GuestFunction> read(WasmEntry entry) {
    return guest(entry).flatMap(guest -> function(entry, guest));
  }

  @Override
  public Optional<byte[]> binary(WasmEntry entry) {
    return switch (entry.source()) {
      case WasmSource.Binary binary ->
          binary.read(problems).filter(content -> Preamble.check(binary, content, problems));
      case WasmSource.Wat(TextNode text) ->
          assembled.computeIfAbsent(text.value(), _ -> assemble(text));
    };
  }

  private Optional<byte[]> assemble(TextNode text) {
    return assembler.assemble(text.value(), text::atPlace, problems);
  }

  @Override
  public boolean isSound(WasmEntry entry) {
    return guest(entry).isPresent();
  }

  private Optional<Guest> guest(WasmEntry entry) {
    return binary(entry)
        .flatMap(binary ->
            ComponentDecoder.isComponent(binary)
                ? parts.part(entry, binary).flatMap(part -> composed(entry, binary, part))
                : core(entry, binary));
  }

  private Optional<Guest> composed(WasmEntry entry, byte[] binary, Part part) {
    var key = new Key(ModuleTranslator.id(binary), "", Optional.empty(), PartReader.wiring(part));
    return guest(entry, key, () -> plan(entry, binary, part));
  }

  private Optional<Guest> core(WasmEntry entry, byte[] binary) {
    Optional<WitText> wit = entry.wit();
    String text = wit.map(w -> w.text().value()).orElse(entry.method().value());
    var key =
        new Key(ModuleTranslator.id(binary), text, wit.flatMap(WitText::dependencies), Map.of());
    return guest(entry, key, () -> plan(entry, binary));
  }

  private Optional<Guest> guest(WasmEntry entry, Key key, Supplier<Optional<Plan>> plan) {
    Optional<Guest> known = guests.get(key);
    if (known == null) {
      known = plan.get().flatMap(found -> guest(entry, found));
      guests.put(key, known);
    }
    return known;
  }

  @Override
  public Optional<Component> component(WasmEntry entry, byte[] binary) {
    return components.computeIfAbsent(
        ModuleTranslator.id(binary),
        _ -> {
          try {
            Component component = ComponentDecoder.decode(binary);
            Validator.validate(component);
            return Optional.of(component);
          } catch (ComponentException e) {
            return refused(entry, e);
          }
        });
  }

  private <T> Optional<T> refused(WasmEntry entry, ComponentException e) {
    problems.add(at(place(entry), e.diagnostic(fileName(entry))));
    return Optional.empty();
  }

  private Optional<Plan> plan(WasmEntry entry, byte[] binary, Part part) {
    try {
      Plan plan = Planner.plan(part);
      CoreCode.validate(part.component(), ids(plan));
      return Optional.of(new GuestDocs(binary, problems).of(plan, describing(entry)));
    } catch (ComponentException e) {
      return refused(entry, e);
    } catch (ModuleRejectedException e) {
      problems.error(place(entry), e.problem(), e.help());
    } catch (LinkException e) {
      parts.report(entry, part, e, place(entry));
    }
    return Optional.empty();
  }

  /** The modules of which instances are made: they are checked thoroughly. */
  private static Set<String> ids(Plan plan) {
    return plan.modules().stream()
        .map(module -> ModuleTranslator.id(module.binary()))
        .collect(Collectors.toSet());
  }

  private Optional<Plan> plan(WasmEntry entry, byte[] binary) {
    try {
      return new CoreGuest(entry, binary, base, problems).plan();
    } catch (ComponentException e) {
      return refused(entry, e);
    } catch (PlanException e) {
      problems.add(e.diagnostic(entry.wit().map(WitText::text).orElse(entry.method()).span()));
      return Optional.empty();
    }
  }

  /** The entries with the same binary that have WIT text. */
  private List<WasmEntry> describing(WasmEntry entry) {
    return entries.stream()
        .filter(each -> each.wit().isPresent())
        .filter(each ->
            each.source() instanceof WasmSource.Binary one
                && entry.source() instanceof WasmSource.Binary other
                && one.file().equals(other.file()))
        .toList();
  }

  private Optional<Guest> guest(WasmEntry entry, Plan plan) {
    List<String> ids = new ArrayList<>();
    for (CoreModule module : plan.modules()) {
      try {
        ModuleTranslator.check(module.binary());
        ids.add(ModuleTranslator.id(module.binary()));
      } catch (ModuleRejectedException e) {
        problems.error(place(entry), e.problem(), e.help());
        return Optional.empty();
      }
    }
    return Optional.of(new Guest(entry, place(entry), plan, Methods.of(plan), ids));
  }

  private Optional<GuestFunction> function(WasmEntry entry, Guest guest) {
    String name = entry.method().value();
    Optional<Methods.Method> method = guest.methods().find(name);
    if (method.isEmpty() && !entry.hasMethod()) {
      problems.error(
          entry.method().span(),
          "method is required in entry " + entry.id(),
          guest.methods().help(""));
    } else if (method.isEmpty()) {
      problems.error(
          entry.method().span(),
          "unknown method `%s` in entry %s".formatted(name, entry.id()),
          guest.methods().help(name));
    }
    return method.map(found -> new GuestFunction(guest, found));
  }

  private static Diagnostic at(Span place, Diagnostic found) {
    return new Diagnostic(Severity.ERROR, Optional.of(place), found.problem(), found.help());
  }

  private static Span place(WasmEntry entry) {
    return switch (entry.source()) {
      case WasmSource.Binary binary -> binary.path().span();
      case WasmSource.Wat(TextNode text) -> text.span();
    };
  }

  private static String fileName(WasmEntry entry) {
    return switch (entry.source()) {
      case WasmSource.Binary binary -> binary.path().value();
      case WasmSource.Wat _ -> "source";
    };
  }
}
