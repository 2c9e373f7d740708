package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.print.WitPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * What compiled packages know of packages that they refer to. Each knows the part that it needs;
 * put together, the parts must not contradict each other.
 */
final class PackageParts {
  private final Problems problems;
  private final SequencedMap<PackageName, SequencedMap<InterfaceName, Interface>> packages =
      new LinkedHashMap<>();

  PackageParts(Problems problems) {
    this.problems = problems;
  }

  /**
   * Adds a part.
   *
   * @param from the file that it was found in
   */
  void add(String from, WitPackage part) {
    var known = packages.computeIfAbsent(part.name(), _ -> new LinkedHashMap<>());
    for (Interface value : part.interfaces()) {
      known.merge(value.name(), value, (before, now) -> joined(from, before, now));
    }
  }

  /** The parts as WIT text, one package each. */
  List<SourceText> texts() {
    var texts = new ArrayList<SourceText>();
    packages.forEach((name, interfaces) -> {
      var pkg = new WitPackage(name, List.copyOf(interfaces.values()), List.of(), "");
      texts.add(new SourceText(name.toString(), WitPrinter.print(pkg, List.of())));
    });
    return texts;
  }

  private Interface joined(String from, Interface before, Interface now) {
    List<TypeDef> types = joined(before.types(), now.types(), TypeDef::name);
    List<Func> functions = joined(before.functions(), now.functions(), Func::name);
    Interface joined = new Interface(before.name(), types, functions, before.docs());
    for (Interface part : List.of(before, now)) {
      if (!text(within(part, joined)).equals(text(part))) {
        problems.add(
            Diagnostic.error(
                "%s knows `%s` other than the files before it in `deps`"
                    .formatted(from, now.name()),
                "compile all of them against the same version of the package"));
        return before;
      }
    }
    return joined;
  }

  private static <T> List<T> joined(List<T> before, List<T> now, Function<T, String> name) {
    Map<String, T> all = new LinkedHashMap<>();
    before.forEach(one -> all.put(name.apply(one), one));
    now.forEach(one -> all.putIfAbsent(name.apply(one), one));
    return List.copyOf(all.values());
  }

  /** What {@code whole} says about the names of {@code part}, in the order of that. */
  private static Interface within(Interface part, Interface whole) {
    return new Interface(
        part.name(),
        picked(part.types(), whole.types(), TypeDef::name),
        picked(part.functions(), whole.functions(), Func::name),
        part.docs());
  }

  private static <T> List<T> picked(List<T> part, List<T> whole, Function<T, String> name) {
    Map<String, T> all = new LinkedHashMap<>();
    whole.forEach(one -> all.put(name.apply(one), one));
    return part.stream().map(one -> all.getOrDefault(name.apply(one), one)).toList();
  }

  private static String text(Interface value) {
    PackageName pkg = value.name().pkg().orElseThrow();
    return WitPrinter.print(new WitPackage(pkg, List.of(value), List.of(), ""), List.of());
  }
}
