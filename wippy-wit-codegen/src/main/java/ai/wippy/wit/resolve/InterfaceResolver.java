package ai.wippy.wit.resolve;

import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.syntax.FuncDecl;
import ai.wippy.wit.syntax.InterfaceMember;
import ai.wippy.wit.syntax.TypeDecl;
import ai.wippy.wit.syntax.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves interfaces whose dependencies are resolved. */
final class InterfaceResolver {
  private final Context context;
  private final FileScope file;
  private final boolean open;

  /**
   * @param open whether the interface exists
   */
  InterfaceResolver(Context context, FileScope file, boolean open) {
    this.context = context;
    this.file = file;
    this.open = open;
  }

  Context.ResolvedInterface resolve(
      InterfaceName name, List<InterfaceMember> members, String docs) {
    var names = new Names("interface `%s`".formatted(name), context.problems());
    var scope = new TypeScope(context, file, Optional.of(name), open, names);
    for (InterfaceMember member : members) {
      switch (member) {
        case Use use -> scope.use(use);
        case TypeDecl decl -> scope.declare(decl);
        case FuncDecl decl -> scope.function(decl.name());
      }
    }
    scope.resolve();
    var model = new Interface(name, scope.defs(), functions(scope, members), docs);
    return new Context.ResolvedInterface(model, scope);
  }

  private List<Func> functions(TypeScope scope, List<InterfaceMember> members) {
    var resolver = new FunctionResolver(context, scope);
    var functions = new ArrayList<Func>();
    for (InterfaceMember member : members) {
      switch (member) {
        case FuncDecl decl -> {
          if (scope.isOpen(decl.meta())) {
            resolver
                .function(decl.name(), decl.type(), decl.meta().docs())
                .ifPresent(functions::add);
          }
        }
        case TypeDecl.ResourceDecl decl -> {
          if (scope.exists(decl)) {
            functions.addAll(resolver.methods(decl));
          }
        }
        case TypeDecl _, Use _ -> {}
      }
    }
    return functions;
  }
}
