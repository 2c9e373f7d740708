package ai.wippy.wit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.model.World;
import ai.wippy.wit.print.WitPrinter;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import ai.wippy.wit.resolve.WitSources;
import ai.wippy.wit.syntax.WitParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextDocsTest {
  private static final String PLAIN =
      """
      package a:b@1.0.0;

      interface store {
        record entry {
          key: string,
          value: list<u8>,
        }

        resource bucket {
          constructor(name: string);
          get: func(key: string) -> option<entry>;
          all: static func() -> list<bucket>;
        }

        size: func() -> u32;
      }

      world w {
        type id = u32;
        import log: func(line: string);

        export run: func() -> u32;
        export info: interface {
          version: func() -> string;
        }
      }
      """;

  private static final String DOCUMENTED =
      """
      package a:b@1.0.0;

      /// Keeps things.
      interface store {
        /// One thing.
        record entry {
          /// Unique.
          key: string,
          value: list<u8>,
        }

        /// Things that belong together.
        resource bucket {
          /// Opens it.
          constructor(name: string);
          /// Looks one up.
          get: func(key: string) -> option<entry>;
          /// Every one.
          all: static func() -> list<bucket>;
        }

        /// How many things there are.
        size: func() -> u32;
      }

      /// All that there is.
      world w {
        /// A number.
        type id = u32;

        /// For people.
        import log: func(line: string);

        /// Does it.
        export run: func() -> u32;
        /// About itself.
        export info: interface {
          /// Three numbers.
          version: func() -> string;
        }
      }
      """;

  @Test
  void everyTextFindsItsPlace() {
    WitPackage pkg = resolve(PLAIN);
    Documentation docs = docs(DOCUMENTED);
    var documented =
        new WitPackage(
            pkg.name(),
            pkg.interfaces().stream().map(docs.ofInterfaces()::of).toList(),
            pkg.worlds().stream().map(w -> docs.of(w).world(w)).toList(),
            "");
    assertThat(WitPrinter.print(documented, List.of())).isEqualTo(DOCUMENTED);
  }

  @Test
  void theVersionOfThePackageIsNoMatter() {
    Documentation docs = docs(DOCUMENTED.replace("@1.0.0", "@0.9.0"));
    assertThat(docs.ofInterfaces().of(resolve(PLAIN).interfaces().getFirst()).docs())
        .isEqualTo("Keeps things.");
  }

  @Test
  void whatIsDocumentedAlreadyStaysAsItIs() {
    WitPackage before = resolve(DOCUMENTED);
    Documentation docs = docs(DOCUMENTED.replace("things", "stuff"));
    assertThat(before.interfaces().stream().map(docs.ofInterfaces()::of).toList().toString())
        .doesNotContain("stuff");
  }

  @Test
  void aTextNeedsNotResolve() {
    Documentation docs =
        docs(
            """
            package a:b;
            interface store {
              use not:here/gone.{x};
              /// How many.
              size: func(x: x) -> u32;
            }
            """);
    assertThat(docs.isEmpty()).isFalse();
    assertThat(docs.ofInterfaces().of(resolve(PLAIN).interfaces().getFirst()).functions())
        .anySatisfy(f -> assertThat(f.docs()).isEqualTo("How many."));
  }

  @Test
  void functionsWithoutAWorldDocumentTheOnlyOne() {
    Documentation docs = docs("/// Runs.\nrun: func() -> u32;");
    World world = resolve(PLAIN).worlds().getFirst();
    assertThat(docs.of(world).world(world).exports())
        .anySatisfy(item ->
            assertThat(item)
                .isInstanceOfSatisfying(
                    World.FuncItem.class, f -> assertThat(f.value().docs()).isEqualTo("Runs.")));
  }

  @Test
  void ofSeveralWorldsTheOneByTheNameIsTaken() {
    Documentation docs =
        docs("package a:b; /// One.\nworld one {} /// Two.\nworld two {} /// W.\nworld w {}");
    World w = resolve(PLAIN).worlds().getFirst();
    assertThat(docs.of(w).world(w).docs()).isEqualTo("W.");
    World other = new World(w.pkg(), "root", List.of(), List.of(), "");
    assertThat(docs.of(other).world(other).docs()).isEmpty();
  }

  @Test
  void aTextWithoutDocumentationHasNone() {
    assertThat(docs(PLAIN).isEmpty()).isTrue();
  }

  static WitPackage resolve(String text) {
    var problems = new Problems();
    var resolution =
        WitResolver.resolve(
            WitSources.of(new SourceText("test.wit", text)), WitOptions.STRICT, problems);
    assertThat(problems.all()).isEmpty();
    return resolution.packages().getFirst();
  }

  private static Documentation docs(String text) {
    var problems = new Problems();
    var source = new SourceText("docs.wit", text);
    var file = WitParser.parseLoose(new Span(source, 0, text.length()), problems);
    assertThat(problems.all()).isEmpty();
    return TextDocs.of(file.orElseThrow());
  }
}
