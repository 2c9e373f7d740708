package ai.wippy.wit.resolve;

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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How large types are when every name in them is replaced by what it stands for.
 *
 * <p>Whoever walks a type later uses stack for its depth and time for its size, so both have limits
 * here. Types are to be measured from the inside out: then no measuring walks further than to types
 * measured before.
 */
final class Measures {
  private static final int DEEPEST = 100;
  private static final long LARGEST = 1_000_000;

  private final Map<WitType, Measure> known = new IdentityHashMap<>();

  /**
   * The extent of a type.
   *
   * @param depth levels of nesting, 1 for a type without parts
   * @param size number of types in it, itself included
   * @param borrows whether it holds a borrowed handle
   */
  record Measure(int depth, long size, boolean borrows) {
    /** Whether the type is too deep or too large to be worked with. */
    boolean isExcessive() {
      return depth > DEEPEST || size > LARGEST;
    }
  }

  Measure of(WitType type) {
    Measure measure = known.get(type);
    if (measure == null) {
      measure = measure(type);
      known.put(type, measure);
    }
    return measure;
  }

  private Measure measure(WitType type) {
    int depth = 0;
    long size = 1;
    boolean borrows = type instanceof BorrowType;
    for (WitType part : parts(type)) {
      Measure measure = of(part);
      depth = Math.max(depth, measure.depth);
      size = Math.min(size + measure.size, Integer.MAX_VALUE);
      borrows |= measure.borrows;
    }
    return new Measure(depth + 1, size, borrows);
  }

  private static List<WitType> parts(WitType type) {
    return switch (type) {
      case Primitive _, EnumType _, FlagsType _, OwnType _, BorrowType _ -> List.of();
      case ListType list -> List.of(list.element());
      case OptionType option -> List.of(option.some());
      case ResultType result ->
          Stream.of(result.ok(), result.err()).flatMap(Optional::stream).toList();
      case TupleType tuple -> tuple.elements();
      case RecordType record -> record.fields().stream().map(RecordType.Field::type).toList();
      case VariantType variant ->
          variant.cases().stream().flatMap(c -> c.payload().stream()).toList();
    };
  }
}
