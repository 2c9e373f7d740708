package ai.wippy.wit.resolve;

import ai.wippy.wit.syntax.TopItem.InterfaceDecl;
import ai.wippy.wit.syntax.TopItem.WorldDecl;
import ai.wippy.wit.syntax.UsePath;
import java.util.Optional;

/** Looks interfaces up that are resolved before the item that refers to them. */
record InterfaceLookup(Context context, FileScope scope) {
  /**
   * The interface that a path leads to; reports it if there is none.
   *
   * @param exists whether the item that refers to it exists; if not, the interface need not exist
   *     either
   */
  Optional<Context.ResolvedInterface> find(UsePath path, boolean exists) {
    Optional<Decl> decl = context.declarations().require(scope, path);
    if (decl.isEmpty() || !exists) {
      return Optional.empty();
    }
    switch (decl.get().syntax()) {
      case WorldDecl _ ->
          context
              .problems()
              .error(
                  path.span(),
                  "`%s` is a world, not an interface".formatted(path.span().text()),
                  "");
      case InterfaceDecl found -> {
        if (!context.gates().isOpen(found.meta().gate())) {
          context
              .problems()
              .error(
                  path.span(),
                  "interface `%s` is behind a feature gate that is closed"
                      .formatted(decl.get().key()),
                  "repeat its gate here, or activate the feature");
        }
      }
    }
    return Optional.ofNullable(context.interfaces().get(decl.get().key().interfaceName()));
  }
}
