package ai.wippy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom; the table is the one in ARCHITECTURE.md. */
@TestInstance(Lifecycle.PER_CLASS)
final class ArchitectureTest {
  private static final String SYNTAX = "ai.wippy.lua.syntax";
  private static final String COMPILE = "ai.wippy.lua.compile";

  private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));

  @ParameterizedTest
  @CsvSource({SYNTAX + ", " + SYNTAX, COMPILE + ", " + SYNTAX})
  void aPackageImportsOnlyWhatTheTableAllows(String room, String other) {
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "ai.wippy.diagnostic", room, other)
        .check(classes);
  }

  @Test
  void everyPackageIsInTheTable() {
    classes().should().resideInAnyPackage(SYNTAX, COMPILE).check(classes);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("ai.wippy.(**)").should().beFreeOfCycles().check(classes);
  }
}
