package ai.wippy.codegen;

import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.VariantType;
import java.util.Arrays;
import java.util.List;

/** Java names of the members of types. */
final class Members {
  /** Methods of {@link Object}, which neither a component of a record nor a method may replace. */
  private static final String[] OF_OBJECT = {
    "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait"
  };

  private Members() {}

  static List<String> fields(RecordType record) {
    Scope scope = methods();
    return record.fields().stream().map(f -> scope.fresh(Kebab.toCamel(f.name()))).toList();
  }

  /** Simple names of the records that stand for the cases of a variant. */
  static List<String> caseClasses(VariantType variant, String className) {
    Scope scope = new Scope();
    Arrays.stream(className.split("\\.")).forEach(scope::take);
    return variant.cases().stream().map(c -> scope.fresh(Kebab.toPascal(c.name()))).toList();
  }

  static List<String> constants(EnumType type) {
    Scope scope = new Scope();
    return type.cases().stream().map(c -> scope.fresh(Kebab.toConstant(c.name()))).toList();
  }

  static List<String> constants(FlagsType type) {
    Scope scope = new Scope();
    return type.flags().stream().map(f -> scope.fresh(Kebab.toConstant(f.name()))).toList();
  }

  /** A scope for methods of a class. */
  static Scope methods(String... taken) {
    var scope = new Scope(OF_OBJECT);
    Arrays.stream(taken).forEach(scope::take);
    return scope;
  }
}
