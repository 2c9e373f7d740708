package ai.wippy.wit.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoreSignaturesTest {
  private final Problems problems = new Problems();

  @Test
  void linesAloneAreExports() {
    assertThat(
            functions(
                "add: func(a: s32, b: s32) -> s32;\nexport greet: func(name: string) -> string;"))
        .containsExactly("add: func(a: s32, b: s32) -> s32", "greet: func(name: string) -> string");
  }

  @Test
  void theLastLineNeedsNoSemicolon() {
    assertThat(functions("add: func(a: s32) -> s32")).containsExactly("add: func(a: s32) -> s32");
  }

  @Test
  void anyOtherLineNeedsOne() {
    assertThat(functions("add: func()\nsub: func();")).isEmpty();
    assertThat(problem())
        .isEqualTo(
            """
            expected `;`, found `sub`
             --> entry:2:1
              |
            2 | sub: func();
              | ^^^
              = end the item before with `;`\
            """);
  }

  @Test
  void typesMayStandBesideFunctions() {
    List<Func> functions =
        read("""
        record user { name: string, tags: list<tuple<string, u32>> }
        type id = u64;
        export find: func(id: id) -> option<user>;
        """)
            .functions();
    assertThat(functions).extracting(Func::wit).containsExactly("func(id: u64) -> option<user>");
    assertThat(read("record user { name: string } find: func() -> user;").functions())
        .extracting(f -> f.result().orElseThrow())
        .allMatch(RecordType.class::isInstance);
  }

  @Test
  void aWorldExportsItsFunctionsByPlainNameAndThoseOfInterfacesByFullName() {
    assertThat(
            functions(
                """
                package app:math@1.2.0;
                interface ops { add: func(a: s32, b: s32) -> s32; }
                interface unused { sub: func(); }
                world guest {
                  import log: func(text: string);
                  export ops;
                  export run: func();
                }
                """))
        .containsExactly("app:math/ops@1.2.0#add: func(a: s32, b: s32) -> s32", "run: func()");
  }

  @Test
  void aWorldNeedsNoPackageAndItsFunctionsNoExport() {
    assertThat(functions("world w { add: func(a: s32) -> s32; import log: func(); }"))
        .containsExactly("add: func(a: s32) -> s32");
    assertThat(functions("interface ops { add: func(); } world w { export ops; }"))
        .containsExactly("ops#add: func()");
  }

  @Test
  void withoutWorldAllInterfacesAreExported() {
    assertThat(functions("package a:b; interface x { f: func(); } interface y { g: func(); }"))
        .containsExactly("a:b/x#f: func()", "a:b/y#g: func()");
  }

  @Test
  void aPackageMayStandBeforeLines() {
    assertThat(functions("package a:b;\nadd: func();")).containsExactly("add: func()");
  }

  @Test
  void aPartOfALongerTextKeepsItsPlace() {
    var yaml =
        new SourceText("_index.yaml", "name: x\nwit: |\n  add: func(a: strng);\nmethod: add\n");
    assertThat(CoreSignatures.read(new Span(yaml, 14, 38), WitSources.NONE, problems)).isEmpty();
    assertThat(problem())
        .isEqualTo(
            """
            there is no type `strng`; did you mean `string`?
             --> _index.yaml:3:16
              |
            3 |   add: func(a: strng);
              |                ^^^^^\
            """);
  }

  @Test
  void textWithoutFunctionsIsRefused() {
    assertThat(functions("type id = u64;")).isEmpty();
    assertThat(problems.all())
        .extracting(Diagnostic::problem)
        .containsExactly("WIT text exports no function");
  }

  @Test
  void laterFeaturesAreRefusedByName() {
    assertThat(functions("a: async func();\nb: func(s: stream<u8>);")).isEmpty();
    assertThat(problems.all())
        .extracting(Diagnostic::problem)
        .containsExactly(
            "async functions are not supported yet", "`stream` types are not supported yet");
  }

  @Test
  void twoWorldsAreOneTooMany() {
    assertThat(functions("world a { export f: func(); } world b { export g: func(); }")).isEmpty();
    assertThat(problems.all())
        .extracting(Diagnostic::problem)
        .containsExactly("WIT text has more than one world");
  }

  private List<String> functions(String text) {
    var source = new SourceText("entry", text);
    return CoreSignatures.read(new Span(source, 0, text.length()), WitSources.NONE, problems)
        .map(s -> s.functions().stream().map(f -> f.name() + ": " + f.wit()).toList())
        .orElse(List.of());
  }

  private CoreSignatures read(String text) {
    var source = new SourceText("entry", text);
    CoreSignatures read =
        CoreSignatures.read(new Span(source, 0, text.length()), WitSources.NONE, problems)
            .orElseThrow();
    assertThat(problems.all()).isEmpty();
    return read;
  }

  private String problem() {
    assertThat(problems.all()).hasSize(1);
    return problems.all().getFirst().render();
  }
}
