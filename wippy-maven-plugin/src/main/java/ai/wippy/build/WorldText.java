package ai.wippy.build;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ComponentException;
import ai.wippy.component.LinkException;
import ai.wippy.component.Validator;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Severity;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.wit.docs.PackageDocs;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.World;
import ai.wippy.wit.print.WitPrinter;
import ai.wippy.wit.resolve.CompiledPackage;
import ai.wippy.wit.resolve.Resolution;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import ai.wippy.wit.resolve.WitSources;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a component imports and exports, as WIT text.
 *
 * @param file the component's file, as the user knows it
 */
record WorldText(String file, Problems problems) {
  private static final String NO_WORDS = "WIT has no words for it; the text does without";

  /** The text of a binary; empty, with diagnostics, if it is no component. */
  Optional<String> of(byte[] binary) {
    if (!ComponentDecoder.isComponent(binary)) {
      problems.add(
          Diagnostic.error(
              "`%s` is not a component".formatted(file),
              "a core module has no world; a component starts with 00 61 73 6d 0d 00 01 00"));
      return Optional.empty();
    }
    Optional<CompiledPackage> compiled = new ComponentPackages().read(file, binary, new Problems());
    if (compiled.isPresent()) {
      return Optional.of(WitPrinter.print(compiled.get().root(), compiled.get().others()));
    }
    try {
      Component component = ComponentDecoder.decode(binary);
      Validator.validate(component);
      return of(documented(Planner.plan(component), binary));
    } catch (ComponentException e) {
      problems.add(e.diagnostic(file));
    } catch (LinkException e) {
      problems.add(
          Diagnostic.error(
              "%s, in `%s`".formatted(e.getMessage(), file), "WIT has no words for such imports"));
    }
    return Optional.empty();
  }

  private static Plan documented(Plan plan, byte[] binary) {
    return ComponentDecoder.customSection(binary, PackageDocs.SECTION)
        .flatMap(PackageDocs::of)
        .map(docs -> plan.documented(docs.of(plan.world())))
        .orElse(plan);
  }

  /** The text of a component that is planned already. */
  Optional<String> of(Plan plan) {
    warn(plan);
    String text = WitPrinter.printWithInterfaces(plan.world());
    var found = new Problems();
    Resolution read =
        WitResolver.resolve(WitSources.of(new SourceText(file, text)), WitOptions.STRICT, found);
    Stream<World> worlds =
        read.root().flatMap(read::find).stream().flatMap(root -> root.worlds().stream());
    boolean same = worlds.anyMatch(world -> WitPrinter.printWithInterfaces(world).equals(text));
    if (!same || found.hasErrors()) {
      problems.add(
          Diagnostic.error(
              "the world of `%s` cannot be written as WIT".formatted(file),
              found.all().stream()
                  .filter(problem -> problem.severity() == Severity.ERROR)
                  .map(Diagnostic::render)
                  .findFirst()
                  .orElse(
                      "its imports and exports have an order or names that WIT does not have")));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private void warn(Plan plan) {
    for (Plan.Export export : plan.exports()) {
      switch (export) {
        case Plan.FuncExport _ -> {}
        case Plan.OtherExport(String name, String sort) -> {
          if (!sort.equals("type")) {
            warn("export `%s` of `%s` is a %s".formatted(name, file, sort));
          }
        }
        case Plan.InstanceExport(String name, var inner) ->
            inner.stream()
                .filter(Plan.InstanceExport.class::isInstance)
                .forEach(nested ->
                    warn(
                        "export `%s` of `%s` holds another instance, `%s`"
                            .formatted(name, file, nested.name())));
      }
    }
    for (World.Item item : plan.world().exports()) {
      if (item instanceof World.TypeItem(TypeDef def)
          && def.target() instanceof TypeDef.Resource(ResourceType _)) {
        warn("export `%s` of `%s` is a resource".formatted(def.name(), file));
      }
    }
  }

  private void warn(String problem) {
    problems.add(new Diagnostic(Severity.WARNING, Optional.empty(), problem, NO_WORDS));
  }
}
