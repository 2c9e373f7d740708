package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.DOUBLE;
import static ai.wippy.codegen.RuntimeClasses.FLOAT;
import static ai.wippy.codegen.RuntimeClasses.INTEGER;
import static ai.wippy.codegen.RuntimeClasses.SLICE;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
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
import javax.lang.model.SourceVersion;

/**
 * Writes the Java statements that lower values to core values in variables (Canonical ABI, flat
 * lowering).
 *
 * <p>As for {@link Codec}, a {@code GuestHeap heap} and a {@code GuestMemory memory} are in scope.
 */
final class FlatLowering {
  private final JavaWriter out;
  private final JavaTypes types;
  private final Codec codec;

  FlatLowering(JavaWriter out, TypeTable table, Codec codec) {
    this.out = out;
    this.types = new JavaTypes(out, table);
    this.codec = codec;
  }

  /**
   * Writes statements that lower a value, and returns expressions for its core values.
   *
   * @param value an expression without side effects
   * @param name for variables
   * @param path for messages
   */
  List<String> lower(WitType type, String value, String name, String path, Scope scope) {
    return switch (type) {
      case Primitive.STRING -> slice(codec.lowerString(value, path), name, scope);
      case Primitive primitive -> List.of(lowerNumber(primitive, value, name, path, scope));
      case ListType list -> slice(codec.lowerList(list, value, path), name, scope);
      case EnumType _ -> List.of(variable(type, value + ".ordinal()", name + "Value", scope));
      case FlagsType _ -> List.of(variable(type, codec.toBits(value), name + "Value", scope));
      case RecordType record -> {
        var slots = new ArrayList<String>();
        List<String> names = Members.fields(record);
        for (int i = 0; i < names.size(); i++) {
          RecordType.Field field = record.fields().get(i);
          slots.addAll(
              lower(
                  field.type(),
                  value + "." + names.get(i) + "()",
                  name + Kebab.toPascal(field.name()),
                  path + "." + field.name(),
                  scope));
        }
        yield slots;
      }
      case TupleType tuple -> {
        var slots = new ArrayList<String>();
        for (int i = 0; i < tuple.elements().size(); i++) {
          slots.addAll(
              lower(
                  tuple.elements().get(i),
                  value + ".v" + i + "()",
                  name + i,
                  path + "[" + i + "]",
                  scope));
        }
        yield slots;
      }
      case OptionType option -> lowerOption(option, value, name, path, scope);
      case ResultType result ->
          lowerCases(result, codec.patterns(result), value, name, path, scope);
      case VariantType variant ->
          lowerCases(variant, codec.patterns(variant), value, name, path, scope);
      case OwnType _, BorrowType _ ->
          List.of(variable(type, codec.lowerHandle(type, value, path), name + "Handle", scope));
    };
  }

  private String lowerNumber(Primitive type, String value, String name, String path, Scope scope) {
    String core = codec.toCore(type, value, path);
    boolean plain = SourceVersion.isIdentifier(value);
    if (plain && (core.equals(value) || type == Primitive.BOOL)) {
      return core;
    }
    return variable(type, core, name + "Value", scope);
  }

  /**
   * Whatever can throw gets a variable: an exception before the call leaves the instance usable,
   * one between the arguments of the call itself would not.
   */
  private String variable(WitType type, String core, String name, Scope scope) {
    String variable = scope.fresh(name);
    String java = CoreTypes.java(type.layout().flat().types().getFirst());
    out.line(java + " " + variable + " = " + core + ";");
    return variable;
  }

  private List<String> slice(String expression, String name, Scope scope) {
    String variable = scope.fresh(name + "Slice");
    out.line("long " + variable + " = " + expression + ";");
    String slice = out.ref(SLICE);
    return List.of(slice + ".at(" + variable + ")", slice + ".length(" + variable + ")");
  }

  private List<String> lowerOption(
      OptionType option, String value, String name, String path, Scope scope) {
    List<String> slots = declareSlots(option, name, scope);
    out.block(
        "if (" + value + ".isPresent())",
        () -> {
          out.line(slots.getFirst() + " = 1;");
          Scope inner = scope.inner();
          String some = inner.fresh(name + "Some");
          out.line("%s %s = %s.get();".formatted(types.of(option.some()), some, value));
          assignPayload(option, option.some(), some, path, slots, inner);
        });
    return slots;
  }

  private List<String> lowerCases(
      WitType type, List<String> patterns, String value, String name, String path, Scope scope) {
    var cases = (Cases) type;
    List<String> slots = declareSlots(type, name, scope);
    out.block(
        "switch (" + value + ")",
        () -> {
          for (int i = 0; i < patterns.size(); i++) {
            int index = i;
            Optional<WitType> payload = cases.payloads().get(i);
            Scope inner = scope.inner();
            String variable = payload.isPresent() ? inner.fresh(name + "Payload") : "_";
            String bound = patterns.get(i).replace("?", variable);
            if (payload.isEmpty()) {
              out.line("case " + bound + " -> " + slots.getFirst() + " = " + i + ";");
            } else {
              out.block(
                  "case " + bound + " ->",
                  () -> {
                    out.line(slots.getFirst() + " = " + index + ";");
                    assignPayload(
                        type,
                        payload.get(),
                        variable,
                        path + Codec.caseName(type, index),
                        slots,
                        inner);
                  });
            }
          }
        });
    return slots;
  }

  private List<String> declareSlots(WitType type, String name, Scope scope) {
    var slots = new ArrayList<String>();
    List<CoreType> flat = type.layout().flat().types();
    for (int i = 0; i < flat.size(); i++) {
      String slot = scope.fresh(name + (i == 0 ? "Case" : "Slot" + i));
      out.line(CoreTypes.java(flat.get(i)) + " " + slot + " = 0;");
      slots.add(slot);
    }
    return slots;
  }

  private void assignPayload(
      WitType type, WitType payload, String value, String path, List<String> slots, Scope scope) {
    List<String> own = lower(payload, value, value, path, scope);
    List<CoreType> from = payload.layout().flat().types();
    List<CoreType> to = type.layout().flat().types();
    for (int i = 0; i < own.size(); i++) {
      out.line(slots.get(i + 1) + " = " + coerce(own.get(i), from.get(i), to.get(i + 1)) + ";");
    }
  }

  /** A core value in a slot that it shares with those of other cases. */
  private String coerce(String value, CoreType from, CoreType to) {
    if (from == to) {
      return value;
    }
    String bits =
        switch (from) {
          case I32, I64 -> value;
          case F32 -> out.ref(FLOAT) + ".floatToRawIntBits(" + value + ")";
          case F64 -> out.ref(DOUBLE) + ".doubleToRawLongBits(" + value + ")";
        };
    boolean widen = to == CoreType.I64 && (from == CoreType.I32 || from == CoreType.F32);
    return widen ? out.ref(INTEGER) + ".toUnsignedLong(" + bits + ")" : bits;
  }
}
