package ai.wippy.build;

import ai.wippy.codegen.Generated;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.HostProfile;
import java.io.IOException;
import java.util.SortedSet;

/**
 * Looks for the classes of the application, or of its libraries, that implement what its guests
 * import and the runtime does not provide.
 */
final class HostClasses {
  private final Services services;
  private final Problems problems;

  /**
   * A search.
   *
   * @param problems receives a warning for what nobody implements, and an error for what several
   *     classes do
   */
  HostClasses(Services services, Problems problems) {
    this.services = services;
    this.problems = problems;
  }

  /** Checks the imports of a guest. */
  void check(Guest guest, Generated generated) throws IOException {
    for (Generated.Import wanted : generated.imports()) {
      if (!HostProfile.reserves(wanted.name())) {
        check(guest, wanted);
      }
    }
  }

  private void check(Guest guest, Generated.Import wanted) throws IOException {
    String type = wanted.type().binaryName();
    String file = Services.FOLDER + type;
    SortedSet<String> classes = services.implementations(type);
    if (classes.isEmpty()) {
      problems.warning(
          guest.place(),
          "the component of entry %s imports %s, which no class implements"
              .formatted(
                  guest.first().id(),
                  wanted.name().isEmpty() ? "functions of its world" : wanted.name()),
          "a call of one of its functions traps with PermissionDenied\n"
              + "write a class that implements %s, and name it in src/main/resources/%s"
                  .formatted(wanted.type().canonicalName(), file));
    } else if (classes.size() > 1) {
      problems.error(
          guest.place(),
          "%s is implemented by %s".formatted(type, String.join(" and ", classes)),
          "one class serves all guests: leave one name in %s".formatted(file));
    }
  }
}
