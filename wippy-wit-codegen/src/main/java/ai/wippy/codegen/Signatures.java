package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.AUTO_CLOSEABLE;
import static ai.wippy.codegen.RuntimeClasses.OVERRIDE;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.Func;
import java.util.ArrayList;
import java.util.List;

/** Writes how methods are declared, in one file. */
final class Signatures {
  private final JavaWriter out;
  private final JavaTypes types;

  Signatures(JavaWriter out, TypeTable table) {
    this.out = out;
    this.types = new JavaTypes(out, table);
  }

  /** Writes the interface of a resource. */
  void resource(String head, String docs, List<JavaMethod> methods) {
    out.javadoc(JavaWriter.escape(docs), List.of());
    out.block(
        "%s extends %s".formatted(head, out.ref(AUTO_CLOSEABLE)),
        () -> {
          methods.forEach(each -> {
            declare(each);
            out.blank();
          });
          out.javadoc("Drops the resource.", List.of());
          out.line("@" + out.ref(OVERRIDE));
          out.line("default void close() {}");
        });
  }

  /** Writes a method of an interface. */
  void declare(JavaMethod method) {
    List<String> names = names(method.params(), new Scope());
    javadoc(method.func(), method.params(), names);
    out.call(result(method.func()) + " " + method.name(), params(method.params(), names), ";");
  }

  /** Writes the documentation of a method. */
  void javadoc(Func func, List<Func.Param> params, List<String> names) {
    var tags = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      TypeDeclarations.param(names.get(i), "", params.get(i).type()).ifPresent(tags::add);
    }
    func.result()
        .map(JavaTypes::range)
        .filter(range -> !range.isEmpty())
        .ifPresent(range -> tags.add("@return " + range));
    String docs =
        func.docs().isBlank()
            ? "{@code %s: %s}".formatted(func.name(), func.wit())
            : JavaWriter.escape(func.docs());
    out.javadoc(docs, tags);
  }

  /** Names of parameters. */
  List<String> names(List<Func.Param> params, Scope scope) {
    return params.stream().map(p -> scope.fresh(Kebab.toCamel(p.name()))).toList();
  }

  /** Parameters as an interface declares them. */
  List<String> params(List<Func.Param> params, List<String> names) {
    var declared = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      declared.add(types.of(params.get(i).type()) + " " + names.get(i));
    }
    return declared;
  }

  String result(Func func) {
    return func.result().map(types::of).orElse("void");
  }
}
