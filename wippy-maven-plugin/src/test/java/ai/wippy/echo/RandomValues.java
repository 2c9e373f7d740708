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
import org.jspecify.annotations.Nullable;

/**
 * Values of a type, made up as decisions have it.
 *
 * <p>A value is a {@link Boolean}; a {@link Long} for every integer, u64 as its bits, and for
 * flags; a {@link Float}, a {@link Double}, a {@link String}; an {@link Integer} for a character; a
 * {@link List} for lists, tuples and records; a {@link Case} for everything with cases.
 */
final class RandomValues {
  private static final int[] CHARACTERS = {
    0, 'a', 'z', 0x7F, 0x80, 0xE9, 0xFF, 0x100, 0x20AC, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x1F600,
    0x10FFFF
  };
  private static final long[] EXTREMES = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE};
  private static final double[] FLOATS = {
    0.0, -0.0, 1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, -Double.MAX_VALUE
  };

  private final Choices choices;

  RandomValues(Choices choices) {
    this.choices = choices;
  }

  /**
   * One of several cases.
   *
   * @param index its place
   * @param payload null for none
   */
  record Case(int index, @Nullable Object payload) {}

  Object next(WitType type) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive);
      case ListType(WitType element) -> list(element, size());
      case TupleType tuple -> tuple.elements().stream().map(this::next).toList();
      case RecordType record -> record.fields().stream().map(f -> next(f.type())).toList();
      case FlagsType flags -> choices.bits() & (1L << flags.flags().size()) - 1;
      case OptionType _, ResultType _, VariantType _, EnumType _ -> {
        List<Optional<WitType>> payloads = Abi.payloads(type);
        int index = choices.below(payloads.size());
        yield new Case(index, payloads.get(index).map(this::next).orElse(null));
      }
      case OwnType _, BorrowType _ -> throw new IllegalArgumentException(type.wit());
    };
  }

  private int size() {
    return choices.once(16) ? choices.below(300) : choices.below(4);
  }

  private List<Object> list(WitType element, int size) {
    var list = new ArrayList<Object>();
    for (int i = 0; i < size && (i < 3 || !choices.exhausted()); i++) {
      list.add(next(element));
    }
    return list;
  }

  private long bits() {
    return choices.once(3) ? EXTREMES[choices.below(EXTREMES.length)] : choices.bits();
  }

  private Object primitive(Primitive type) {
    return switch (type) {
      case BOOL -> choices.once(2);
      case S8 -> (long) (byte) bits();
      case U8 -> bits() & 0xFF;
      case S16 -> (long) (short) bits();
      case U16 -> bits() & 0xFFFF;
      case S32 -> (long) (int) bits();
      case U32 -> bits() & 0xFFFF_FFFFL;
      case S64, U64 -> bits();
      case F32 ->
          choices.once(2)
              ? (float) FLOATS[choices.below(FLOATS.length)]
              : Float.intBitsToFloat((int) choices.bits());
      case F64 ->
          choices.once(2)
              ? FLOATS[choices.below(FLOATS.length)]
              : Double.longBitsToDouble(choices.bits());
      case CHAR -> character();
      case STRING -> {
        // Text in one encoding of several is where each has its own ways.
        int size = size();
        boolean narrow = choices.once(2);
        var text = new StringBuilder();
        for (int i = 0; i < size; i++) {
          text.appendCodePoint(narrow ? choices.below(256) : character());
        }
        yield text.toString();
      }
    };
  }

  private int character() {
    return CHARACTERS[choices.below(CHARACTERS.length)];
  }
}
