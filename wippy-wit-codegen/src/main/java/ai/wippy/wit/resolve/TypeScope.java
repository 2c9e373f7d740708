package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.syntax.Ident;
import ai.wippy.wit.syntax.Meta;
import ai.wippy.wit.syntax.TypeDecl;
import ai.wippy.wit.syntax.TypeDecl.ResourceDecl;
import ai.wippy.wit.syntax.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The names of an interface, or those of a world that stand for types. */
final class TypeScope {
  private final Context context;
  private final Problems problems;
  private final FileScope file;
  private final Optional<InterfaceName> owner;
  private final boolean open;
  private final Names names;
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
  private final SequencedMap<String, TypeDecl> decls = new LinkedHashMap<>();
  private final TypeResolver types;

  /** What a name stands for. */
  sealed interface Entry {}

  /**
   * A type.
   *
   * @param def with its name
   */
  record Defined(TypeDef def) implements Entry {}

  /** A function. */
  record Function() implements Entry {}

  /** Something behind a gate that is closed. */
  record Closed() implements Entry {}

  /** A type that could not be resolved, for reasons that are reported. */
  record Broken() implements Entry {}

  /**
   * @param file how interfaces are looked up
   * @param owner the interface; empty for a world
   * @param open whether the interface or world itself exists
   * @param names where its names are taken
   */
  TypeScope(
      Context context, FileScope file, Optional<InterfaceName> owner, boolean open, Names names) {
    this.context = context;
    this.problems = context.problems();
    this.file = file;
    this.owner = owner;
    this.open = open;
    this.names = names;
    this.types = new TypeResolver(context, this);
  }

  /**
   * Whether an item of this scope exists; reports gates that make no sense. To be called once for
   * each item.
   */
  boolean isOpen(Meta meta) {
    return context.gates().check(meta.gate(), file.pkg()) && open;
  }

  /** Takes the name of a function. */
  void function(Ident name) {
    if (names.take(name)) {
      entries.put(name.name(), new Function());
    }
  }

  /** Takes the name of a type; {@link #resolve} finds out what it stands for. */
  void declare(TypeDecl decl) {
    if (!names.take(decl.name())) {
      return;
    }
    String name = decl.name().name();
    boolean gateOpen = context.gates().check(decl.meta().gate(), file.pkg());
    if (gateOpen && !open) {
      problems.error(
          decl.name().span(),
          "type `%s` has no gate, but what it is part of is behind one that is closed"
              .formatted(name),
          "repeat the gate of the interface or world here");
    }
    if (!gateOpen && decl instanceof ResourceDecl resource) {
      resource.methods().forEach(method -> behind(resource, method));
    }
    if (gateOpen && open) {
      decls.put(name, decl);
    }
    entries.put(name, gateOpen && open ? new Broken() : new Closed());
  }

  private void behind(ResourceDecl resource, TypeDecl.Method method) {
    if (context.gates().check(method.meta().gate(), file.pkg())) {
      problems.error(
          method.name().span(),
          "`%s` has no gate, but resource `%s` is behind one that is closed"
              .formatted(method.name(), resource.name()),
          "repeat the gate of the resource here");
    }
  }

  /** Takes the names of types that come from another interface. */
  void use(Use use) {
    boolean exists = isOpen(use.meta());
    Optional<Context.ResolvedInterface> source = source(use, exists);
    if (use.names().isEmpty()) {
      problems.warning(
          use.path().span(), "`use` names no type", "name one in the braces, or remove it");
    }
    for (Use.Name name : use.names()) {
      if (names.take(name.local())) {
        Entry entry =
            exists ? source.map(from -> used(from, name)).orElseGet(Broken::new) : new Closed();
        entries.put(name.local().name(), entry);
      }
    }
  }

  private Optional<Context.ResolvedInterface> source(Use use, boolean exists) {
    return new InterfaceLookup(context, file).find(use.path(), exists);
  }

  private Entry used(Context.ResolvedInterface from, Use.Name name) {
    String wanted = name.name().name();
    InterfaceName owner = from.model().name();
    Entry entry = from.types().entries.get(wanted);
    return switch (entry) {
      case Defined(TypeDef def) ->
          new Defined(
              new TypeDef(
                  name.local().name(),
                  def.target(),
                  Optional.of(new TypeName(Optional.of(owner), wanted, def.docs())),
                  ""));
      case Function() ->
          broken(
              name.name(), "`%s` is a function of `%s`, not a type".formatted(wanted, owner), "");
      case Closed() ->
          broken(
              name.name(),
              "`%s` of `%s` is behind a feature gate that is closed".formatted(wanted, owner),
              "repeat its gate here, or activate the feature");
      case Broken broken -> broken;
      case null -> {
        List<String> candidates = problems.areMany() ? List.of() : from.types().typeNames();
        yield broken(
            name.name(),
            "there is no type `%s` in `%s`%s"
                .formatted(wanted, owner, Suggestion.didYouMean(wanted, candidates)),
            candidates.isEmpty() ? "" : "it has %s".formatted(Listing.of(candidates)));
      }
    };
  }

  private Entry broken(Ident place, String problem, String help) {
    problems.error(place.span(), problem, help);
    return new Broken();
  }

  /** Resolves all declared types. */
  void resolve() {
    var needs = new LinkedHashMap<String, List<String>>();
    decls.forEach((name, decl) -> needs.put(name, References.of(decl)));
    Sorter.Sorted<String> sorted = Sorter.sort(needs);
    sorted.cycles().forEach(this::cycle);
    for (String name : sorted.order()) {
      TypeDecl decl = decls.get(name);
      if (decl != null) {
        types.define(decl, typeName(decl)).ifPresent(def -> entries.put(name, new Defined(def)));
      }
    }
  }

  private void cycle(List<String> cycle) {
    TypeDecl first = decls.get(cycle.getFirst());
    if (first != null) {
      problems.error(
          first.name().span(),
          "type `%s` contains itself".formatted(cycle.getFirst()),
          "types of WIT are not recursive: %s".formatted(Listing.circle(cycle)));
    }
  }

  private TypeName typeName(TypeDecl decl) {
    return new TypeName(owner, decl.name().name(), decl.meta().docs());
  }

  /** The meaning of a name where a type is wanted; reports it if it has none. */
  Optional<TypeDef.Target> require(Ident name) {
    Entry entry = entries.get(name.name());
    switch (entry) {
      case Defined(TypeDef def) -> {
        return Optional.of(def.target());
      }
      case Function() ->
          problems.error(name.span(), "`%s` is a function, not a type".formatted(name), "");
      case Closed() ->
          problems.error(
              name.span(),
              "type `%s` is behind a feature gate that is closed".formatted(name),
              "repeat its gate here, or activate the feature");
      case Broken() -> {}
      case null -> unknown(name);
    }
    return Optional.empty();
  }

  private void unknown(Ident name) {
    Optional<String> renamed =
        switch (name.name()) {
          case "float32" -> Optional.of("f32");
          case "float64" -> Optional.of("f64");
          default -> Optional.empty();
        };
    List<String> candidates = problems.areMany() ? List.of() : typeNames();
    String hint =
        renamed
            .map("; it is spelt `%s` now"::formatted)
            .orElseGet(
                () -> Suggestion.didYouMean(name.name(), TypeResolver.withBuiltins(candidates)));
    problems.error(
        name.span(),
        "there is no type `%s`%s".formatted(name, hint),
        hint.isEmpty() ? "define it, or bring it in with `use`" : "");
  }

  private List<String> typeNames() {
    return entries.entrySet().stream()
        .filter(e -> !(e.getValue() instanceof Function))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The types that exist, in order of declaration. */
  List<TypeDef> defs() {
    return entries.values().stream()
        .flatMap(e -> e instanceof Defined(TypeDef def) ? Stream.of(def) : Stream.<TypeDef>empty())
        .toList();
  }

  /** Whether a declaration of this scope exists. */
  boolean exists(TypeDecl decl) {
    return decl.equals(decls.get(decl.name().name()));
  }

  TypeResolver types() {
    return types;
  }
}
