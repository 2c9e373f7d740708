package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes records, sealed interfaces, enums and the interfaces of resources for one file. */
final class TypeDeclarations {
  private final JavaWriter out;
  private final TypeTable table;
  private final MethodTable methods;
  private final JavaTypes types;
  private final String modifier;

  /**
   * A writer of declarations.
   *
   * @param modifier of each, with a blank at the end; empty inside an interface
   */
  TypeDeclarations(JavaWriter out, TypeTable table, MethodTable methods, String modifier) {
    this.out = out;
    this.table = table;
    this.methods = methods;
    this.types = new JavaTypes(out, table);
    this.modifier = modifier;
  }

  void write(TypeDef.Target declared) {
    switch (declared) {
      case TypeDef.Value(WitType type) -> write(type);
      case TypeDef.Resource(ResourceType resource) -> {
        ClassName java = table.of(resource);
        new Signatures(out, table)
            .resource(
                modifier + "interface " + java.innermost(),
                resource.name().docs(),
                methods.declaredIn(java));
      }
    }
  }

  private void write(WitType type) {
    String qualified = table.of(type).simpleName();
    String name = table.of(type).innermost();
    String docs = TypeTable.nameOf(type).map(TypeName::docs).orElse("");
    switch (type) {
      case RecordType record -> record(record, name, docs);
      case VariantType variant -> variant(variant, name, qualified, docs);
      case EnumType enumeration -> {
        var caseDocs = enumeration.cases().stream().map(EnumType.Case::docs).toList();
        constants(name, docs, Members.constants(enumeration), caseDocs);
      }
      case FlagsType flags -> {
        var flagDocs = flags.flags().stream().map(FlagsType.Flag::docs).toList();
        constants(name, docs, Members.constants(flags), flagDocs);
      }
      case Primitive _,
          ListType _,
          OptionType _,
          ResultType _,
          TupleType _,
          OwnType _,
          BorrowType _ ->
          throw new IllegalStateException(type.wit());
    }
  }

  private void record(RecordType record, String name, String docs) {
    List<String> names = Members.fields(record);
    var components = new ArrayList<String>();
    var tags = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      RecordType.Field field = record.fields().get(i);
      components.add(types.of(field.type()) + " " + names.get(i));
      param(names.get(i), field.docs(), field.type()).ifPresent(tags::add);
    }
    out.javadoc(JavaWriter.escape(docs), tags);
    out.call(modifier + "record " + name, components, " {}");
  }

  private void variant(VariantType variant, String name, String qualified, String docs) {
    List<String> cases = Members.caseClasses(variant, qualified);
    out.javadoc(JavaWriter.escape(docs), List.of());
    out.block(
        modifier + "sealed interface " + name,
        () -> {
          for (int i = 0; i < cases.size(); i++) {
            if (i > 0) {
              out.blank();
            }
            VariantType.Case each = variant.cases().get(i);
            List<String> tags =
                each.payload().flatMap(type -> param("value", "", type)).stream().toList();
            out.javadoc(JavaWriter.escape(each.docs()), tags);
            out.call(
                "record " + cases.get(i),
                each.payload().map(type -> types.of(type) + " value").stream().toList(),
                " implements " + name + " {}");
          }
        });
  }

  private void constants(String name, String docs, List<String> constants, List<String> eachDocs) {
    out.javadoc(JavaWriter.escape(docs), List.of());
    out.block(
        modifier + "enum " + name,
        () -> {
          for (int i = 0; i < constants.size(); i++) {
            out.javadoc(JavaWriter.escape(eachDocs.get(i)), List.of());
            out.line(constants.get(i) + (i + 1 < constants.size() ? "," : ""));
          }
        });
  }

  /** The tag for a parameter, if there is more to say than its name and type. */
  static Optional<String> param(String name, String docs, WitType type) {
    String said = JavaWriter.escape(String.join(" ", docs.strip().lines().toList()));
    String range = JavaTypes.range(type);
    boolean both = !said.isEmpty() && !range.isEmpty();
    String text = both ? said.replaceFirst("[.]$", "") + "; " + range : said + range;
    return text.isEmpty() ? Optional.empty() : Optional.of("@param " + name + " " + text);
  }
}
