package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.WitType;
import ai.wippy.wit.syntax.FuncType;
import ai.wippy.wit.syntax.Ident;
import ai.wippy.wit.syntax.LaterFeature;
import ai.wippy.wit.syntax.TypeDecl.Method;
import ai.wippy.wit.syntax.TypeDecl.ResourceDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves functions. A function that cannot be resolved is empty, and reported. */
final class FunctionResolver {
  private final Context context;
  private final Problems problems;
  private final TypeScope scope;

  FunctionResolver(Context context, TypeScope scope) {
    this.context = context;
    this.problems = context.problems();
    this.scope = scope;
  }

  /** A function that belongs to no resource. */
  Optional<Func> function(Ident name, FuncType type, String docs) {
    return function(name.name(), name, type, Optional.empty(), docs);
  }

  private Optional<Func> function(
      String name, Ident place, FuncType type, Optional<ResourceType> self, String docs) {
    type.async().ifPresent(span -> context.later(LaterFeature.ASYNC, span));
    var names = new Names("the parameters of `%s`".formatted(place), problems);
    var params = new ArrayList<Func.Param>();
    self.ifPresent(resource -> {
      names.take(new Ident("self", place.span()));
      params.add(new Func.Param("self", new BorrowType(resource)));
    });
    boolean complete = type.async().isEmpty();
    for (FuncType.Param param : type.params()) {
      names.take(param.name());
      Optional<WitType> resolved =
          scope.types().type(param.type()).filter(t -> isReasonable(t, place));
      complete &= resolved.isPresent();
      resolved.ifPresent(t -> params.add(new Func.Param(param.name().name(), t)));
    }
    Optional<WitType> result = Optional.empty();
    if (type.result().isPresent()) {
      var expr = type.result().get();
      result =
          scope
              .types()
              .type(expr)
              .filter(t -> isReasonable(t, place))
              .filter(t -> scope.types().mayReturn(t, expr.span()));
      complete &= result.isPresent();
    }
    return complete ? Optional.of(new Func(name, params, result, docs)) : Optional.empty();
  }

  private boolean isReasonable(WitType type, Ident place) {
    boolean excessive = context.measures().of(type).isExcessive();
    if (excessive) {
      problems.error(
          place.span(),
          "a type of function `%s` is too deep or too large".formatted(place),
          "pass parts of it by themselves");
    }
    return !excessive;
  }

  /** The functions of a resource that is known to the scope. */
  List<Func> methods(ResourceDecl decl) {
    var functions = new ArrayList<Func>();
    var names = new Names("resource `%s`".formatted(decl.name()), problems);
    Optional<ResourceType> resource =
        scope
            .require(decl.name())
            .filter(TypeDef.Resource.class::isInstance)
            .map(target -> ((TypeDef.Resource) target).resource());
    for (Method method : decl.methods()) {
      names.take(method.name());
      if (scope.isOpen(method.meta())) {
        resource.flatMap(r -> method(decl, method, r)).ifPresent(functions::add);
      }
    }
    return functions;
  }

  private Optional<Func> method(ResourceDecl decl, Method method, ResourceType resource) {
    String name = method.kind().prefix() + decl.name();
    String docs = method.meta().docs();
    return switch (method.kind()) {
      case CONSTRUCTOR -> constructor(name, method, resource);
      case METHOD ->
          function(
              name + "." + method.name(),
              method.name(),
              method.type(),
              Optional.of(resource),
              docs);
      case STATIC ->
          function(
              name + "." + method.name(), method.name(), method.type(), Optional.empty(), docs);
    };
  }

  private Optional<Func> constructor(String name, Method method, ResourceType resource) {
    Optional<Func> written =
        function(name, method.name(), method.type(), Optional.empty(), method.meta().docs());
    var own = new OwnType(resource);
    if (method.type().result().isEmpty()) {
      return written.map(f -> new Func(name, f.params(), Optional.of(own), f.docs()));
    }
    Optional<WitType> result = written.flatMap(Func::result);
    boolean makesIt =
        result.isPresent()
            && result.get() instanceof ResultType(Optional<WitType> ok, _, _)
            && ok.equals(Optional.of(own));
    if (result.isPresent() && !makesIt) {
      problems.error(
          method.type().result().get().span(),
          "constructor of `%s` returns something else".formatted(resource.name().name()),
          "leave the result out, or write `result<%s, …>`".formatted(resource.name().name()));
    }
    return written.filter(_ -> makesIt);
  }
}
