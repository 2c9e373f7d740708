package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import ai.wippy.wit.syntax.Ident;
import ai.wippy.wit.syntax.TypeDecl;
import ai.wippy.wit.syntax.TypeDecl.Label;
import ai.wippy.wit.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns types as they are written into types of the model. A type that cannot be turned is empty,
 * and reported here or where its parts were reported.
 */
final class TypeResolver {
  private static final int MOST_FLAGS = 32;

  private final Context context;
  private final Problems problems;
  private final TypeScope scope;

  TypeResolver(Context context, TypeScope scope) {
    this.context = context;
    this.problems = context.problems();
    this.scope = scope;
  }

  /** What a declaration declares, once all that it refers to is known to the scope. */
  Optional<TypeDef> define(TypeDecl decl, TypeName name) {
    return target(decl, Optional.of(name))
        .filter(target -> isReasonable(target, decl.name()))
        .map(target -> new TypeDef(name.name(), target, decl.meta().docs()));
  }

  private Optional<? extends TypeDef.Target> target(TypeDecl decl, Optional<TypeName> name) {
    return switch (decl) {
      case TypeDecl.Alias(_, _, TypeExpr.Named(Ident aliased)) -> scope.require(aliased);
      case TypeDecl.Alias alias -> type(alias.type()).map(TypeDef.Value::new);
      case TypeDecl.RecordDecl record -> record(record, name).map(TypeDef.Value::new);
      case TypeDecl.VariantDecl variant -> variant(variant, name).map(TypeDef.Value::new);
      case TypeDecl.EnumDecl enumeration ->
          Optional.of(
              new TypeDef.Value(
                  new EnumType(
                      name,
                      labels(enumeration.name(), enumeration.cases()).stream()
                          .map(label -> new EnumType.Case(label.name().name(), label.docs()))
                          .toList())));
      case TypeDecl.FlagsDecl flags -> flags(flags, name).map(TypeDef.Value::new);
      case TypeDecl.ResourceDecl _ ->
          Optional.of(new TypeDef.Resource(new ResourceType(name.orElseThrow())));
    };
  }

  private boolean isReasonable(TypeDef.Target target, Ident name) {
    boolean excessive =
        target instanceof TypeDef.Value(WitType type) && context.measures().of(type).isExcessive();
    if (excessive) {
      problems.error(
          name.span(),
          "type `%s` is too deep or too large".formatted(name),
          "pass parts of it by themselves");
    }
    return !excessive;
  }

  private Optional<WitType> record(TypeDecl.RecordDecl decl, Optional<TypeName> name) {
    var names = new Names("record `%s`".formatted(decl.name()), problems);
    var fields = new ArrayList<RecordType.Field>();
    for (TypeDecl.Field field : decl.fields()) {
      names.take(field.name());
      type(field.type())
          .ifPresent(t -> fields.add(new RecordType.Field(field.name().name(), t, field.docs())));
    }
    return fields.size() == decl.fields().size()
        ? Optional.of(RecordType.of(name, fields))
        : Optional.empty();
  }

  private Optional<WitType> variant(TypeDecl.VariantDecl decl, Optional<TypeName> name) {
    var names = new Names("variant `%s`".formatted(decl.name()), problems);
    var cases = new ArrayList<VariantType.Case>();
    boolean complete = true;
    for (TypeDecl.Case c : decl.cases()) {
      names.take(c.name());
      Optional<WitType> payload = c.payload().flatMap(this::type);
      complete &= payload.isPresent() == c.payload().isPresent();
      cases.add(new VariantType.Case(c.name().name(), payload, c.docs()));
    }
    return complete ? Optional.of(VariantType.of(name, cases)) : Optional.empty();
  }

  private Optional<WitType> flags(TypeDecl.FlagsDecl decl, Optional<TypeName> name) {
    if (decl.flags().size() > MOST_FLAGS) {
      problems.error(
          decl.flags().get(MOST_FLAGS).name().span(),
          "`%s` has %d flags".formatted(decl.name(), decl.flags().size()),
          "components take at most %d; split them".formatted(MOST_FLAGS));
      return Optional.empty();
    }
    return Optional.of(
        new FlagsType(
            name,
            labels(decl.name(), decl.flags()).stream()
                .map(label -> new FlagsType.Flag(label.name().name(), label.docs()))
                .toList()));
  }

  private List<Label> labels(Ident owner, List<Label> labels) {
    var names = new Names("`%s`".formatted(owner), problems);
    labels.forEach(label -> names.take(label.name()));
    return labels;
  }

  /** The type that an expression stands for. */
  Optional<WitType> type(TypeExpr expr) {
    return switch (expr) {
      case TypeExpr.Builtin(String keyword, _) ->
          Optional.of(Primitive.valueOf(keyword.toUpperCase(Locale.ROOT)));
      case TypeExpr.Named(Ident name) -> scope.require(name).map(TypeResolver::value);
      case TypeExpr.ListOf list -> type(list.element()).map(ListType::new);
      case TypeExpr.OptionOf option -> type(option.some()).map(OptionType::of);
      case TypeExpr.ResultOf result -> result(result);
      case TypeExpr.TupleOf tuple -> tuple(tuple);
      case TypeExpr.Handle handle -> handle(handle);
      case TypeExpr.Later later -> {
        context.later(later.feature(), later.span());
        yield Optional.empty();
      }
    };
  }

  private static WitType value(TypeDef.Target target) {
    return switch (target) {
      case TypeDef.Value(WitType type) -> type;
      case TypeDef.Resource(ResourceType resource) -> new OwnType(resource);
    };
  }

  private Optional<WitType> result(TypeExpr.ResultOf result) {
    Optional<WitType> ok = result.ok().flatMap(this::type);
    Optional<WitType> err = result.err().flatMap(this::type);
    boolean complete =
        ok.isPresent() == result.ok().isPresent() && err.isPresent() == result.err().isPresent();
    return complete ? Optional.of(ResultType.of(ok, err)) : Optional.empty();
  }

  private Optional<WitType> tuple(TypeExpr.TupleOf tuple) {
    var elements = new ArrayList<WitType>();
    tuple.elements().forEach(element -> type(element).ifPresent(elements::add));
    return elements.size() == tuple.elements().size()
        ? Optional.of(TupleType.of(elements))
        : Optional.empty();
  }

  private Optional<WitType> handle(TypeExpr.Handle handle) {
    Optional<TypeDef.Target> target = scope.require(handle.resource());
    if (target.isPresent() && target.get() instanceof TypeDef.Value) {
      problems.error(
          handle.resource().span(),
          "`%s` is not a resource".formatted(handle.resource()),
          "only resources have handles; write `%s` by itself".formatted(handle.resource()));
    }
    return target
        .filter(TypeDef.Resource.class::isInstance)
        .map(t -> ((TypeDef.Resource) t).resource())
        .map(r -> handle.borrowed() ? new BorrowType(r) : new OwnType(r));
  }

  /** Reports a result that holds a borrowed handle. */
  boolean mayReturn(WitType type, Span span) {
    boolean borrows = context.measures().of(type).borrows();
    if (borrows) {
      problems.error(
          span,
          "result holds a borrowed handle",
          "a borrow ends when the call ends; return the resource itself");
    }
    return !borrows;
  }

  /** Names that people could have meant when they misspelt one. */
  static List<String> withBuiltins(List<String> names) {
    var all = new ArrayList<>(names);
    Arrays.stream(Primitive.values()).map(Primitive::wit).forEach(all::add);
    all.addAll(List.of("list", "option", "result", "tuple"));
    return all;
  }
}
