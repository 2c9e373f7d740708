package ai.wippy.echo;

import ai.wippy.wit.model.BorrowType;
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
 * How values lie in memory and in core values, once more: written after the specification, not
 * after what is tested (Canonical ABI, alignment, element size, flattening).
 */
final class Abi {
  /** Core value types by their codes in the binary format. */
  static final int I32 = 0x7F;

  static final int I64 = 0x7E;
  static final int F32 = 0x7D;
  static final int F64 = 0x7C;

  private Abi() {}

  /** The fields of a record or tuple; empty for other types. */
  static List<WitType> fields(WitType type) {
    return switch (type) {
      case RecordType record -> record.fields().stream().map(RecordType.Field::type).toList();
      case TupleType tuple -> tuple.elements();
      default -> List.of();
    };
  }

  /** The payloads of something with cases; empty for other types. */
  static List<Optional<WitType>> payloads(WitType type) {
    return switch (type) {
      case VariantType variant -> variant.cases().stream().map(VariantType.Case::payload).toList();
      case EnumType enumeration ->
          enumeration.cases().stream().map(c -> Optional.<WitType>empty()).toList();
      case OptionType option -> List.of(Optional.empty(), Optional.of(option.some()));
      case ResultType result -> List.of(result.ok(), result.err());
      default -> List.of();
    };
  }

  static int discriminant(int cases) {
    return cases <= 0x100 ? 1 : cases <= 0x10000 ? 2 : 4;
  }

  static int flagsSize(FlagsType flags) {
    int count = flags.flags().size();
    return count <= 8 ? 1 : count <= 16 ? 2 : 4;
  }

  static int alignment(WitType type) {
    return switch (type) {
      case Primitive p -> p == Primitive.STRING ? 4 : size(p);
      case ListType _, OwnType _, BorrowType _ -> 4;
      case FlagsType flags -> flagsSize(flags);
      case RecordType _, TupleType _ ->
          fields(type).stream().mapToInt(Abi::alignment).max().orElse(1);
      case VariantType _, EnumType _, OptionType _, ResultType _ -> {
        List<Optional<WitType>> payloads = payloads(type);
        yield Math.max(discriminant(payloads.size()), payloadAlignment(payloads));
      }
    };
  }

  private static int payloadAlignment(List<Optional<WitType>> payloads) {
    return payloads.stream().flatMap(Optional::stream).mapToInt(Abi::alignment).max().orElse(1);
  }

  static int payloadOffset(WitType type) {
    List<Optional<WitType>> payloads = payloads(type);
    return align(discriminant(payloads.size()), payloadAlignment(payloads));
  }

  static int align(int offset, int alignment) {
    return (offset + alignment - 1) / alignment * alignment;
  }

  static int size(WitType type) {
    return switch (type) {
      case Primitive p ->
          switch (p) {
            case BOOL, S8, U8 -> 1;
            case S16, U16 -> 2;
            case S32, U32, F32, CHAR -> 4;
            case S64, U64, F64, STRING -> 8;
          };
      case ListType _ -> 8;
      case OwnType _, BorrowType _ -> 4;
      case FlagsType flags -> flagsSize(flags);
      case RecordType _, TupleType _ -> {
        int size = 0;
        for (WitType field : fields(type)) {
          size = align(size, alignment(field)) + size(field);
        }
        yield align(size, alignment(type));
      }
      case VariantType _, EnumType _, OptionType _, ResultType _ -> {
        int largest =
            payloads(type).stream().flatMap(Optional::stream).mapToInt(Abi::size).max().orElse(0);
        yield align(payloadOffset(type) + largest, alignment(type));
      }
    };
  }

  /** The core values of a value, all of them. */
  static List<Integer> flat(WitType type) {
    return switch (type) {
      case Primitive p ->
          switch (p) {
            case BOOL, S8, U8, S16, U16, S32, U32, CHAR -> List.of(I32);
            case S64, U64 -> List.of(I64);
            case F32 -> List.of(F32);
            case F64 -> List.of(F64);
            case STRING -> List.of(I32, I32);
          };
      case ListType _ -> List.of(I32, I32);
      case OwnType _, BorrowType _, FlagsType _ -> List.of(I32);
      case RecordType _, TupleType _ ->
          fields(type).stream().flatMap(field -> flat(field).stream()).toList();
      case VariantType _, EnumType _, OptionType _, ResultType _ -> {
        var joined = new ArrayList<Integer>();
        for (Optional<WitType> payload : payloads(type)) {
          List<Integer> slots = payload.map(Abi::flat).orElse(List.of());
          for (int i = 0; i < slots.size(); i++) {
            if (i < joined.size()) {
              joined.set(i, join(joined.get(i), slots.get(i)));
            } else {
              joined.add(slots.get(i));
            }
          }
        }
        joined.addFirst(I32);
        yield joined;
      }
    };
  }

  private static int join(int a, int b) {
    boolean narrow = (a == I32 || a == F32) && (b == I32 || b == F32);
    return a == b ? a : narrow ? I32 : I64;
  }
}
