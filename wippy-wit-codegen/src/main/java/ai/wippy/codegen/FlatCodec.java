package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.OPTIONAL;
import static ai.wippy.codegen.RuntimeClasses.SCALARS;
import static ai.wippy.codegen.RuntimeClasses.tuple;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Cases;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the Java code that lifts values of core values in an array, where cases need no coercion:
 * each looks at its slots as its own core types (Canonical ABI, flat lifting).
 */
final class FlatCodec {
  private final JavaWriter out;
  private final TypeTable table;
  private final Codec codec;
  private final AbiMethods abi;
  private final Slots slots;

  FlatCodec(JavaWriter out, TypeTable table, Codec codec, AbiMethods abi) {
    this.out = out;
    this.table = table;
    this.codec = codec;
    this.abi = abi;
    this.slots = new Slots(out);
  }

  /**
   * An expression that lifts a value.
   *
   * @param array the array's name
   * @param base a variable that is added to the index; empty for none
   * @param index of the first core value
   */
  String lift(WitType type, String array, String base, int index) {
    String at = base.isEmpty() ? Integer.toString(index) : Codec.plus(base, index);
    return switch (type) {
      case Primitive.STRING ->
          "heap.liftString(%s, %s)".formatted(i32(array, base, index), i32(array, base, index + 1));
      case ListType list ->
          codec.liftList(list, i32(array, base, index), i32(array, base, index + 1));
      case Primitive _, EnumType _, FlagsType _, OwnType _, BorrowType _ -> {
        CoreType core = type.layout().flat().types().getFirst();
        yield codec.lift(type, slots.value(core, array + "[" + at + "]"));
      }
      case RecordType _, TupleType _, OptionType _, ResultType _, VariantType _ ->
          "%s%s(heap, %s, %s)".formatted(abi.prefix(out, "."), abi.liftFlat(type), array, at);
    };
  }

  private static String i32(String array, String base, int index) {
    String at = base.isEmpty() ? Integer.toString(index) : Codec.plus(base, index);
    return "(int) " + array + "[" + at + "]";
  }

  /** Writes the body of a method with the parameters {@code heap}, {@code slots}, {@code slot}. */
  void body(WitType type) {
    switch (type) {
      case RecordType record ->
          out.call(
              "return new " + out.ref(table.of(record)),
              sequence(record.fields().stream().map(RecordType.Field::type).toList()),
              ";");
      case TupleType tuple ->
          out.call(
              "return new " + out.ref(tuple(tuple.elements().size())) + "<>",
              sequence(tuple.elements()),
              ";");
      case OptionType option -> {
        String optional = out.ref(OPTIONAL);
        out.line("return %s == 0".formatted(checkedCase(option)));
        out.line("    ? %s.empty()".formatted(optional));
        out.line("    : %s.of(%s);".formatted(optional, lift(option.some(), "slots", "slot", 1)));
      }
      case ResultType result -> {
        out.line("return %s == 0".formatted(checkedCase(result)));
        out.line("    ? " + codec.result("ok", payload(result.ok())));
        out.line("    : " + codec.result("err", payload(result.err())) + ";");
      }
      case VariantType variant -> cases(variant);
      case Primitive _, ListType _, EnumType _, FlagsType _, OwnType _, BorrowType _ ->
          throw new IllegalStateException(type.wit());
    }
  }

  private List<String> sequence(List<WitType> parts) {
    var args = new ArrayList<String>();
    int index = 0;
    for (WitType part : parts) {
      args.add(lift(part, "slots", "slot", index));
      index += part.layout().flat().types().size();
    }
    return args;
  }

  private String checkedCase(Cases cases) {
    return "%s.discriminant((int) slots[slot], %d)"
        .formatted(out.ref(SCALARS), cases.payloads().size());
  }

  private String payload(Optional<WitType> type) {
    return type.map(payload -> lift(payload, "slots", "slot", 1)).orElseGet(codec::unit);
  }

  /** The discriminant has been checked, so the last case needs no number. */
  private void cases(VariantType variant) {
    List<String> classes = Members.caseClasses(variant, table.of(variant).simpleName());
    out.block(
        "return switch (" + checkedCase(variant) + ")",
        () -> {
          for (int i = 0; i < classes.size(); i++) {
            out.line(
                "%s -> new %s.%s(%s);"
                    .formatted(
                        i + 1 < classes.size() ? "case " + i : "default",
                        out.ref(table.of(variant)),
                        classes.get(i),
                        variant
                            .cases()
                            .get(i)
                            .payload()
                            .map(type -> lift(type, "slots", "slot", 1))
                            .orElse("")));
          }
        },
        "};");
  }
}
