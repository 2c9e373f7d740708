package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.World;
import ai.wippy.wit.syntax.Extern;
import ai.wippy.wit.syntax.Gate;
import ai.wippy.wit.syntax.Ident;
import ai.wippy.wit.syntax.Meta;
import ai.wippy.wit.syntax.TopItem;
import ai.wippy.wit.syntax.TopItem.InterfaceDecl;
import ai.wippy.wit.syntax.TopItem.WorldDecl;
import ai.wippy.wit.syntax.UsePath;
import ai.wippy.wit.syntax.WitFile;
import ai.wippy.wit.syntax.WitParser;
import ai.wippy.wit.syntax.WorldMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The types of a core module's exports, as a WIT text declares them.
 *
 * <p>The text is a WIT document, or functions and types without anything around them, or both:
 * {@code add: func(a: s32, b: s32) -> s32;}. The exports are
 *
 * <ul>
 *   <li>those of its world, if it has one; functions and types outside of it join them,
 *   <li>else the functions outside of interfaces, if there are any,
 *   <li>else the functions of all its interfaces, as if a world exported these.
 * </ul>
 *
 * @param world its imports and exports; named {@code root} if the text names none
 * @param functions all exported functions in order; those of an interface are named {@code
 *     ns:pkg/interface@version#function}, or {@code interface#function} if the text names no
 *     package
 */
public record CoreSignatures(World world, List<Func> functions) {
  private static final String NAMELESS = "root";

  /** Copies the list. */
  public CoreSignatures {
    functions = List.copyOf(functions);
  }

  /**
   * Reads the text of a registry entry.
   *
   * @param text may be a part of a longer text, such as a block of YAML
   * @param dependencies packages that the text refers to; the root of these sources is not looked
   *     at
   * @param problems receives all mistakes
   * @return empty if there are mistakes
   */
  public static Optional<CoreSignatures> read(
      Span text, WitSources dependencies, Problems problems) {
    var found = new Problems();
    Optional<CoreSignatures> signatures =
        WitParser.parseLoose(text, found).flatMap(file -> resolve(file, dependencies, found));
    var texts = new ArrayList<>(List.of(text.source()));
    dependencies.dependencies().forEach(texts::addAll);
    texts.addAll(dependencies.parts());
    Findings.report(found, texts, problems);
    if (signatures.isPresent() && signatures.get().functions.isEmpty() && !found.hasErrors()) {
      problems.error(
          text,
          "WIT text exports no function",
          "write one such as `add: func(a: s32, b: s32) -> s32;`");
      return Optional.empty();
    }
    return signatures.filter(_ -> !found.hasErrors());
  }

  private static Optional<CoreSignatures> resolve(
      WitFile file, WitSources dependencies, Problems problems) {
    var declarations = new Declarations(problems);
    List<TopItem> items = new ArrayList<>(file.items());
    Optional<Ident> world = joined(file, items, problems);
    declarations.add(List.of(new WitFile(file.header(), items, List.of(), file.span())), true);
    dependencies
        .dependencies()
        .forEach(unit -> declarations.add(WitResolver.parse(unit, problems), false));
    declarations.addMissing(WitResolver.parse(dependencies.parts(), problems));
    var linker = new Linker(new Context(WitOptions.STRICT, declarations, problems));
    return linker.link().getFirst().worlds().stream()
        .filter(w -> world.isPresent() && w.name().equals(world.get().name()))
        .findFirst()
        .map(w -> new CoreSignatures(w, functions(w)));
  }

  /** Replaces the world among the items by one that holds what stands outside; says which it is. */
  private static Optional<Ident> joined(WitFile file, List<TopItem> items, Problems problems) {
    List<WorldDecl> worlds =
        items.stream().filter(WorldDecl.class::isInstance).map(WorldDecl.class::cast).toList();
    if (worlds.size() > 1) {
      problems.error(
          worlds.get(1).name().span(),
          "WIT text has more than one world",
          "a core module implements one world; keep that");
      return Optional.empty();
    }
    var members = new ArrayList<WorldMember>(file.loose());
    worlds.forEach(world -> members.addAll(world.members()));
    if (members.stream().noneMatch(CoreSignatures::isExport) && worlds.isEmpty()) {
      items.stream().flatMap(item -> exported(item).stream()).forEach(members::add);
    }
    Ident name = worlds.isEmpty() ? new Ident(NAMELESS, file.span()) : worlds.getFirst().name();
    items.removeAll(worlds);
    Meta meta = worlds.isEmpty() ? new Meta("", Gate.NONE) : worlds.getFirst().meta();
    items.add(new WorldDecl(meta, name, members));
    return Optional.of(name);
  }

  private static boolean isExport(WorldMember member) {
    return member instanceof Extern extern && extern.exported();
  }

  private static Optional<Extern> exported(TopItem item) {
    return item instanceof InterfaceDecl(Meta meta, Ident name, _)
        ? Optional.of(
            new Extern(
                meta, true, new Extern.Path(new UsePath(Optional.empty(), name, name.span()))))
        : Optional.empty();
  }

  private static List<Func> functions(World world) {
    var functions = new ArrayList<Func>();
    for (World.Item item : world.exports()) {
      switch (item) {
        case World.FuncItem(Func func) -> functions.add(func);
        case World.InterfaceItem(Interface value) ->
            value.functions().forEach(f -> functions.add(named(value, f)));
        case World.TypeItem _ -> {}
      }
    }
    return functions;
  }

  private static Func named(Interface owner, Func func) {
    return new Func(owner.name() + "#" + func.name(), func.params(), func.result(), func.docs());
  }
}
