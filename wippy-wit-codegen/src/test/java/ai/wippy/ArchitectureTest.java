package ai.wippy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Who may import whom; the table is the one in ARCHITECTURE.md. */
@TestInstance(Lifecycle.PER_CLASS)
final class ArchitectureTest {
  private static final String DIAGNOSTIC = "ai.wippy.diagnostic";
  private static final String SYNTAX = "ai.wippy.wit.syntax";
  private static final String MODEL = "ai.wippy.wit.model";
  private static final String RESOLVE = "ai.wippy.wit.resolve";
  private static final String PRINT = "ai.wippy.wit.print";
  private static final String DOCS = "ai.wippy.wit.docs";
  private static final String COMPONENT = "ai.wippy.component";
  private static final String TEXT = "ai.wippy.component.text";
  private static final String COMPILED = "ai.wippy.component.wit";
  private static final String PLAN = "ai.wippy.component.plan";
  private static final String CODEGEN = "ai.wippy.codegen";
  private static final String JAVA = "ai.wippy.codegen.java";
  private static final String COMMAND = "ai.wippy.codegen.command";

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          entry(DIAGNOSTIC, Set.of()),
          entry(SYNTAX, Set.of(DIAGNOSTIC)),
          entry(MODEL, Set.of()),
          entry(RESOLVE, Set.of(SYNTAX, MODEL, PRINT, DIAGNOSTIC)),
          entry(PRINT, Set.of(SYNTAX, MODEL)),
          entry(DOCS, Set.of(SYNTAX, MODEL)),
          entry(COMPONENT, Set.of(MODEL, DIAGNOSTIC)),
          entry(TEXT, Set.of(COMPONENT, MODEL, DIAGNOSTIC)),
          entry(COMPILED, Set.of(COMPONENT, TEXT, DOCS, MODEL, RESOLVE, DIAGNOSTIC)),
          entry(PLAN, Set.of(COMPONENT, DOCS, MODEL, DIAGNOSTIC)),
          entry(CODEGEN, Set.of(PLAN, MODEL, JAVA, DIAGNOSTIC)),
          entry(COMMAND, Set.of(CODEGEN, COMPILED, RESOLVE, PRINT, MODEL, DIAGNOSTIC)),
          entry(JAVA, Set.of()));

  private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));

  @TestFactory
  Stream<DynamicTest> aPackageImportsOnlyWhatTheTableAllows() {
    return MAY_IMPORT.keySet().stream()
        .sorted()
        .map(room -> DynamicTest.dynamicTest(room, () -> checkImportsOf(room)));
  }

  private void checkImportsOf(String room) {
    Stream<String> allowed =
        Stream.concat(
            Stream.of("java..", "javax..", "org.jspecify..", room),
            MAY_IMPORT.get(room).stream().sorted());
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void everyPackageIsInTheTable() {
    classes()
        .should()
        .resideInAnyPackage(MAY_IMPORT.keySet().toArray(String[]::new))
        .check(classes);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("ai.wippy.(**)").should().beFreeOfCycles().check(classes);
  }
}
