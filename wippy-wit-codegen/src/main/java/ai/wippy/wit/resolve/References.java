package ai.wippy.wit.resolve;

import ai.wippy.wit.syntax.TypeDecl;
import ai.wippy.wit.syntax.TypeDecl.Alias;
import ai.wippy.wit.syntax.TypeDecl.EnumDecl;
import ai.wippy.wit.syntax.TypeDecl.FlagsDecl;
import ai.wippy.wit.syntax.TypeDecl.RecordDecl;
import ai.wippy.wit.syntax.TypeDecl.ResourceDecl;
import ai.wippy.wit.syntax.TypeDecl.VariantDecl;
import ai.wippy.wit.syntax.TypeExpr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that a type declaration needs to be resolved before it. */
final class References {
  private References() {}

  static List<String> of(TypeDecl decl) {
    Stream<TypeExpr> parts =
        switch (decl) {
          case Alias alias -> Stream.of(alias.type());
          case RecordDecl record -> record.fields().stream().map(TypeDecl.Field::type);
          case VariantDecl variant -> variant.cases().stream().flatMap(c -> c.payload().stream());
          case EnumDecl _, FlagsDecl _, ResourceDecl _ -> Stream.empty();
        };
    return parts.flatMap(References::names).distinct().toList();
  }

  private static Stream<String> names(TypeExpr type) {
    return switch (type) {
      case TypeExpr.Builtin _ -> Stream.empty();
      case TypeExpr.Named(var name) -> Stream.of(name.name());
      case TypeExpr.ListOf list -> names(list.element());
      case TypeExpr.OptionOf option -> names(option.some());
      case TypeExpr.ResultOf result ->
          Stream.of(result.ok(), result.err()).flatMap(Optional::stream).flatMap(References::names);
      case TypeExpr.TupleOf tuple -> tuple.elements().stream().flatMap(References::names);
      case TypeExpr.Handle handle -> Stream.of(handle.resource().name());
      case TypeExpr.Later later -> later.parts().stream().flatMap(References::names);
    };
  }
}
