package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.GUEST_MEMORY;
import static ai.wippy.codegen.RuntimeClasses.OPTIONAL;
import static ai.wippy.codegen.RuntimeClasses.SCALARS;
import static ai.wippy.codegen.RuntimeClasses.tuple;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Cases;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Layout;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The methods of one component that load, store and lift values with parts. A method exists if code
 * that was written asked for it.
 */
final class AbiMethods {
  private enum Direction {
    LOAD,
    STORE,
    LIFT,
    LIFT_FLAT
  }

  private record Method(Direction direction, WitType type, String name) {}

  private final ClassName name;
  private final TypeTable table;
  private final ResourceTable resources;
  private final Scope names = new Scope();
  private final List<Method> methods = new ArrayList<>();

  AbiMethods(ClassName name, TypeTable table, ResourceTable resources) {
    this.name = name;
    this.table = table;
    this.resources = resources;
  }

  /** The name of {@code static T load(GuestHeap heap, int at)}. */
  String load(WitType type) {
    return method(Direction.LOAD, type, "load");
  }

  /** The name of {@code static void store(GuestHeap heap, int at, T value)}. */
  String store(WitType type) {
    return method(Direction.STORE, type, "store");
  }

  /** The name of {@code static T lift(int discriminant)}, for cases without payload. */
  String lift(WitType type) {
    return method(Direction.LIFT, type, "lift");
  }

  /** The name of {@code static T lift(GuestHeap heap, long[] slots, int slot)}. */
  String liftFlat(WitType type) {
    return method(Direction.LIFT_FLAT, type, "lift");
  }

  private String method(Direction direction, WitType type, String verb) {
    for (Method each : methods) {
      if (each.direction == direction && each.type.equals(type)) {
        return each.name;
      }
    }
    String fresh = names.fresh(verb + describe(type));
    methods.add(new Method(direction, type, fresh));
    return fresh;
  }

  private String describe(WitType type) {
    return switch (type) {
      case Primitive primitive -> Kebab.toPascal(primitive.wit());
      case ListType list -> "ListOf" + describe(list.element());
      case OptionType option -> "OptionOf" + describe(option.some());
      case ResultType result ->
          "ResultOf"
              + result.ok().map(this::describe).orElse("Unit")
              + "Or"
              + result.err().map(this::describe).orElse("Unit");
      case TupleType tuple ->
          tuple.elements().stream().map(this::describe).reduce("TupleOf", (all, one) -> all + one);
      case RecordType _, VariantType _, EnumType _, FlagsType _ -> {
        String java = table.of(type).simpleName();
        yield java.substring(java.lastIndexOf('.') + 1);
      }
      case OwnType(ResourceType resource) -> table.of(resource).innermost();
      case BorrowType(ResourceType resource) -> "Borrowed" + table.of(resource).innermost();
    };
  }

  /** What to write before a call; nothing in the file of the methods itself. */
  String prefix(JavaWriter out, String separator) {
    return out.declares(name) ? "" : out.ref(name) + separator;
  }

  /** The class, for method references. */
  String reference(JavaWriter out) {
    return out.ref(name);
  }

  ClassName name() {
    return name;
  }

  boolean isEmpty() {
    return methods.isEmpty();
  }

  /** Writes the class; methods that it needs itself included. */
  void write(JavaWriter out) {
    out.javadoc("How values with parts lie in guest memory (Canonical ABI).", List.of());
    out.block(
        "final class " + name.simpleName(),
        () -> {
          out.line("private " + name.simpleName() + "() {}");
          var codec = new Codec(out, table, resources, this);
          var flat = new FlatCodec(out, table, codec, this);
          var types = new JavaTypes(out, table);
          for (int i = 0; i < methods.size(); i++) {
            out.blank();
            Method method = methods.get(i);
            switch (method.direction) {
              case LOAD -> writeLoad(out, codec, types, method);
              case STORE -> writeStore(out, codec, types, method);
              case LIFT -> writeLift(out, types, method);
              case LIFT_FLAT ->
                  out.block(
                      "static %s %s(%s heap, long[] slots, int slot)"
                          .formatted(types.of(method.type), method.name, out.ref(GUEST_HEAP)),
                      () -> flat.body(method.type));
            }
          }
        });
  }

  private void writeLoad(JavaWriter out, Codec codec, JavaTypes types, Method method) {
    WitType type = method.type;
    String head =
        "static %s %s(%s heap, int at)"
            .formatted(types.boxed(type), method.name, out.ref(GUEST_HEAP));
    out.block(
        head,
        () -> {
          switch (type) {
            case RecordType record -> {
              List<WitType> fields = record.fields().stream().map(RecordType.Field::type).toList();
              List<String> args = loadSequence(codec, fields);
              memory(out, args);
              out.call("return new " + types.of(record), args, ";");
            }
            case TupleType tuple -> {
              List<String> args = loadSequence(codec, tuple.elements());
              memory(out, args);
              out.call("return new " + out.ref(tuple(tuple.elements().size())) + "<>", args, ";");
            }
            case OptionType option -> {
              memory(out);
              String some = codec.load(option.some(), "at", option.payloadOffset());
              out.line("return %s == 0".formatted(checkedCase(out, option)));
              out.line("    ? %s.empty()".formatted(out.ref(OPTIONAL)));
              out.line("    : %s.of(%s);".formatted(out.ref(OPTIONAL), some));
            }
            case ResultType result -> {
              memory(out);
              out.line("return %s == 0".formatted(checkedCase(out, result)));
              out.line("    ? " + codec.result("ok", payload(codec, result, result.ok())));
              out.line("    : " + codec.result("err", payload(codec, result, result.err())) + ";");
            }
            case VariantType variant -> {
              memory(out);
              writeCases(out, codec, variant, checkedCase(out, variant));
            }
            case Primitive _, ListType _, EnumType _, FlagsType _, OwnType _, BorrowType _ -> {
              String value = codec.load(type, "at", 0);
              memory(out, List.of(value));
              out.line("return " + value + ";");
            }
          }
        });
  }

  private static String payload(Codec codec, Cases cases, Optional<WitType> type) {
    return type.map(payload -> codec.load(payload, "at", cases.payloadOffset()))
        .orElseGet(codec::unit);
  }

  private static String checkedCase(JavaWriter out, Cases cases) {
    return "%s.discriminant(%s, %d)"
        .formatted(
            out.ref(SCALARS),
            Codec.discriminant(cases.discriminantSize(), "at"),
            cases.payloads().size());
  }

  /** The discriminant has been checked, so the last case needs no number. */
  private void writeCases(JavaWriter out, Codec codec, VariantType variant, String discriminant) {
    List<String> classes = Members.caseClasses(variant, table.of(variant).simpleName());
    out.block(
        "return switch (" + discriminant + ")",
        () -> {
          for (int i = 0; i < classes.size(); i++) {
            String label = i + 1 < classes.size() ? "case " + i : "default";
            String payload =
                variant
                    .cases()
                    .get(i)
                    .payload()
                    .map(type -> codec.load(type, "at", variant.payloadOffset()))
                    .orElse("");
            out.line(
                "%s -> new %s.%s(%s);"
                    .formatted(label, out.ref(table.of(variant)), classes.get(i), payload));
          }
        },
        "};");
  }

  private static List<String> loadSequence(Codec codec, List<WitType> parts) {
    var args = new ArrayList<String>();
    long offset = 0;
    for (WitType part : parts) {
      offset = Layout.align(offset, part.layout().alignment());
      args.add(codec.load(part, "at", offset));
      offset += part.layout().size();
    }
    return args;
  }

  private void writeStore(JavaWriter out, Codec codec, JavaTypes types, Method method) {
    WitType type = method.type;
    List<String> params =
        List.of(out.ref(GUEST_HEAP) + " heap", "int at", types.boxed(type) + " value");
    out.callBlock(
        "static void " + method.name,
        params,
        "",
        () -> {
          switch (type) {
            case RecordType record -> {
              var statements = new ArrayList<String>();
              List<String> names = Members.fields(record);
              long offset = 0;
              for (int i = 0; i < names.size(); i++) {
                RecordType.Field field = record.fields().get(i);
                offset = Layout.align(offset, field.type().layout().alignment());
                String value = "value." + names.get(i) + "()";
                statements.add(codec.store(field.type(), "at", offset, value, field.name()));
                offset += field.type().layout().size();
              }
              statements(out, statements);
            }
            case TupleType tuple -> {
              var statements = new ArrayList<String>();
              long offset = 0;
              for (int i = 0; i < tuple.elements().size(); i++) {
                WitType element = tuple.elements().get(i);
                offset = Layout.align(offset, element.layout().alignment());
                statements.add(
                    codec.store(element, "at", offset, "value.v" + i + "()", "[" + i + "]"));
                offset += element.layout().size();
              }
              statements(out, statements);
            }
            case OptionType option -> {
              memory(out);
              out.line(Codec.storeDiscriminant(1, "at", "value.isPresent() ? 1 : 0"));
              out.block(
                  "if (value.isPresent())",
                  () ->
                      out.line(
                          codec.store(
                              option.some(), "at", option.payloadOffset(), "value.get()", "")));
            }
            case ResultType result -> writeStoreCases(out, codec, result);
            case VariantType variant -> writeStoreCases(out, codec, variant);
            case Primitive _, ListType _, EnumType _, FlagsType _, OwnType _, BorrowType _ ->
                statements(out, List.of(codec.store(type, "at", 0, "value", "")));
          }
        });
  }

  private static void writeStoreCases(JavaWriter out, Codec codec, WitType type) {
    var cases = (Cases) type;
    memory(out);
    List<String> patterns = codec.patterns(type);
    out.block(
        "switch (value)",
        () -> {
          for (int i = 0; i < patterns.size(); i++) {
            String discriminant =
                Codec.storeDiscriminant(cases.discriminantSize(), "at", Integer.toString(i));
            Optional<WitType> payload = cases.payloads().get(i);
            if (payload.isEmpty()) {
              out.line("case " + patterns.get(i).replace("?", "_") + " -> " + discriminant);
            } else {
              String path = Codec.caseName(type, i).substring(1);
              String store =
                  codec.store(payload.get(), "at", cases.payloadOffset(), "payload", path);
              out.block(
                  "case " + patterns.get(i).replace("?", "payload") + " ->",
                  () -> {
                    out.line(discriminant);
                    out.line(store);
                  });
            }
          }
        });
  }

  private void writeLift(JavaWriter out, JavaTypes types, Method method) {
    String java = types.of(method.type);
    out.block(
        "static " + java + " " + method.name + "(int discriminant)",
        () -> {
          List<String> values =
              switch (method.type) {
                case EnumType enumeration ->
                    Members.constants(enumeration).stream().map(c -> java + "." + c).toList();
                case VariantType variant ->
                    Members.caseClasses(variant, table.of(variant).simpleName()).stream()
                        .map(c -> "new " + java + "." + c + "()")
                        .toList();
                default -> throw new IllegalStateException(method.type.wit());
              };
          out.block(
              "return switch (%s.discriminant(discriminant, %d))"
                  .formatted(out.ref(SCALARS), values.size()),
              () -> {
                for (int i = 0; i < values.size(); i++) {
                  String label = i + 1 < values.size() ? "case " + i : "default";
                  out.line(label + " -> " + values.get(i) + ";");
                }
              },
              "};");
        });
  }

  private static void statements(JavaWriter out, List<String> statements) {
    memory(out, statements);
    statements.forEach(out::line);
  }

  /** Declares the memory if the code to come uses it. */
  private static void memory(JavaWriter out, List<String> code) {
    if (code.stream().anyMatch(each -> each.contains("memory."))) {
      memory(out);
    }
  }

  private static void memory(JavaWriter out) {
    out.line(out.ref(GUEST_MEMORY) + " memory = heap.memory();");
  }
}
