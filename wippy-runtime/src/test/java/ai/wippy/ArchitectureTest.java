package ai.wippy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
    "com.dylibso.chicory.., ai.wippy.runtime.component",
    "org.luaj..,            ai.wippy.runtime.lua..",
    "org.eclipse.jetty.client..,        ai.wippy.runtime.wasi.http.client",
    "org.eclipse.jetty.http2.client..,  ai.wippy.runtime.wasi.http.client",
    "org.eclipse.jetty.server..,        ai.wippy.runtime.http",
    "org.eclipse.jetty.http2.server..,  ai.wippy.runtime.http",
  })
  void aLibraryHasOneImporter(String library, String importer) {
    noClasses()
        .that()
        // One class of ours lies in Chicory's package, see Instances.
        .resideOutsideOfPackages(importer, library)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(classes);
  }

  @Test
  void jettyShowsInTwoPackages() {
    noClasses()
        .that()
        .resideOutsideOfPackages("ai.wippy.runtime.http", "ai.wippy.runtime.wasi.http.client")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..")
        .check(classes);
  }

  /** Generated code is compiled against these two, so nothing else may show through them. */
  @Test
  void theContractOfGeneratedCodeStandsAlone() {
    classes()
        .that()
        .resideInAnyPackage("ai.wippy.runtime.component", "ai.wippy.runtime.payload")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.dylibso.chicory..",
            "ai.wippy.content",
            "ai.wippy.runtime.component",
            "ai.wippy.runtime.payload")
        .check(classes);
  }

  @Test
  void theRegistryKnowsNothingOfTheRuntime() {
    noClasses()
        .that()
        .resideInAPackage("ai.wippy.registry")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.wippy.runtime..")
        .check(classes);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("ai.wippy.(**)").should().beFreeOfCycles().check(classes);
  }
}
