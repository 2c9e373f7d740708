package ai.wippy.build;

import ai.wippy.codegen.Generated;
import ai.wippy.codegen.Generator;
import ai.wippy.codegen.Hosted;
import ai.wippy.codegen.Request;
import ai.wippy.codegen.SharedInterfaces;
import ai.wippy.codegen.Unsupported;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.EntryId;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.World;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Java sources of an application's guests. */
final class Bindings {
  private final String prefix;
  private final Hosted hosted;
  private final SortedMap<String, String> files = new TreeMap<>();
  private final Map<Guest, Generated> byGuest = new IdentityHashMap<>();
  private final List<Interface> shared;

  private Bindings(String prefix, Hosted hosted, List<Interface> shared) {
    this.prefix = prefix;
    this.hosted = hosted;
    this.shared = shared;
  }

  /**
   * Generates the sources of all guests.
   *
   * @param prefix what package names start with; empty for nothing
   * @param hosted what the runtime provides
   * @param problems receives a diagnostic for each guest that there can be no bindings for
   */
  static Bindings of(List<Guest> guests, String prefix, Hosted hosted, Problems problems) {
    List<World> worlds = guests.stream().map(guest -> guest.plan().world()).toList();
    var bindings = new Bindings(prefix, hosted, SharedInterfaces.of(worlds));
    for (Guest guest : guests) {
      try {
        bindings.add(guest);
      } catch (Unsupported e) {
        problems.error(
            guest.place(),
            "%s in %s is not supported".formatted(e.construct(), e.place()),
            "this version cannot generate bindings for it; leave it out of the component's world");
      }
    }
    return bindings;
  }

  private void add(Guest guest) {
    Generated generated = generate(guest, prefix, home(guest));
    if (generated.files().stream().anyMatch(this::clashes)) {
      // Two components implement one world: the second lives in a package named by its entry.
      EntryId id = guest.first().id();
      String own = join(prefix, id.namespace(), javaName(id.name()));
      generated = generate(guest, own, own);
    }
    generated.files().forEach(file -> files.put(file.path(), file.text()));
    byGuest.put(guest, generated);
  }

  private boolean clashes(Generated.JavaFile file) {
    String known = files.get(file.path());
    return known != null && !known.equals(file.text());
  }

  private Generated generate(Guest guest, String prefix, String packageName) {
    return Generator.generate(
        new Request(
            guest.plan(), prefix, packageName, name(guest), guest.moduleIds(), hosted, shared));
  }

  /**
   * The package of what belongs to the guest alone: that of its WIT package, else its entry's. Many
   * guests export {@code wasi:cli/run}, whose package is nobody's own.
   */
  private String home(Guest guest) {
    return witPackage(guest)
        .map(name -> join(prefix, name.namespace(), name.name()))
        .orElseGet(() -> join(prefix, guest.first().id().namespace()));
  }

  private String name(Guest guest) {
    World world = guest.plan().world();
    return world.pkg().isPresent()
        ? world.name()
        : witPackage(guest).map(PackageName::name).orElse(guest.first().id().name());
  }

  private Optional<PackageName> witPackage(Guest guest) {
    World world = guest.plan().world();
    return Stream.concat(
            world.pkg().stream(),
            world.exports().stream()
                .filter(World.InterfaceItem.class::isInstance)
                .map(World.InterfaceItem.class::cast)
                .map(item -> item.value().name())
                .filter(name -> !hosted.covers(name))
                .flatMap(name -> name.pkg().stream()))
        .findFirst();
  }

  private static String join(String... parts) {
    return Stream.of(parts)
        .flatMap(part -> Stream.of(part.split("[.:/]")))
        .filter(part -> !part.isEmpty())
        .map(Bindings::javaName)
        .reduce((a, b) -> a + "." + b)
        .orElse("app");
  }

  private static String javaName(String part) {
    return ai.wippy.codegen.java.Kebab.toPackage(part);
  }

  /** Content of each source file by its path below the source folder. */
  SortedMap<String, String> files() {
    return files;
  }

  /** What was generated for a guest. */
  Generated of(Guest guest) {
    return Objects.requireNonNull(byGuest.get(guest));
  }
}
