package ai.wippy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
  private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));

  @ParameterizedTest
  @CsvSource({
    "com.dylibso.chicory.., ai.wippy.build.wasm",
    "org.luaj..,            nobody",
    "org.yaml..,            ai.wippy.build.index.yaml",
    "org.apache.maven..,    ai.wippy.maven",
    "javax.inject..,        ai.wippy.maven",
  })
  void aLibraryHasOneImporter(String library, String importer) {
    noClasses()
        .that()
        .resideOutsideOfPackage(importer)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(classes);
  }

  @Test
  void theBuildKnowsNothingOfMaven() {
    noClasses()
        .that()
        .resideInAPackage("ai.wippy.build..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.wippy.maven")
        .check(classes);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("ai.wippy.(**)").should().beFreeOfCycles().check(classes);
  }
}
