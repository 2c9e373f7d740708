package ai.wippy.codegen;

import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.WitPackage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the runtime provides itself. The Java interfaces of these packages exist; a component that
 * imports or exports one in whatever version is bound to them, and none is generated for it. Of an
 * imported one it gets the functions that have the type here that it wants.
 *
 * @param prefix package before those of WIT packages, as for {@link Request}
 * @param packages hosted packages, with the interfaces that there is a Java interface for
 */
public record Hosted(String prefix, List<WitPackage> packages) {
  /** Nothing. */
  public static final Hosted NONE = new Hosted("", List.of());

  /** Copies the list. */
  public Hosted {
    packages = List.copyOf(packages);
  }

  /** Whether an interface belongs to a hosted package. */
  public boolean covers(InterfaceName name) {
    return packages(name).findAny().isPresent();
  }

  /** The hosted interface of that name, in the version that is hosted. */
  Optional<Interface> find(InterfaceName name) {
    return packages(name)
        .flatMap(each -> each.interfaces().stream())
        .filter(each -> each.name().name().equals(name.name()))
        .findFirst();
  }

  /** The hosted function that a function of a component is, if there is one of the same type. */
  Optional<Func> find(InterfaceName name, Func wanted) {
    return find(name).stream()
        .flatMap(each -> each.functions().stream())
        .filter(each -> Sameness.of(each, wanted))
        .findFirst();
  }

  private Stream<WitPackage> packages(InterfaceName name) {
    return packages.stream()
        .filter(each -> name.pkg().filter(pkg -> same(each.name(), pkg)).isPresent());
  }

  private static boolean same(PackageName hosted, PackageName wanted) {
    return hosted.namespace().equals(wanted.namespace()) && hosted.name().equals(wanted.name());
  }
}
