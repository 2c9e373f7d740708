package ai.wippy.echo;

import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Types of values, made up as decisions have it. */
final class RandomTypes {
  private static final int DEEPEST = 4;

  private final Choices choices;
  private final List<WitType> named = new ArrayList<>();

  RandomTypes(Choices choices) {
    this.choices = choices;
  }

  WitType next() {
    return type(0);
  }

  private WitType type(int depth) {
    if (depth == DEEPEST) {
      return primitive();
    }
    return switch (choices.below(12)) {
      case 1 -> new ListType(type(depth + 1));
      case 2 -> OptionType.of(type(depth + 1));
      case 3 -> ResultType.of(maybe(depth), maybe(depth));
      case 4 -> TupleType.of(some(1 + choices.below(5), _ -> type(depth + 1)));
      case 5 -> record(depth);
      case 6, 7 -> variant(depth);
      case 8 -> enumeration();
      case 9 -> flags();
      case 10 -> named.isEmpty() ? primitive() : named.get(choices.below(named.size()));
      default -> primitive();
    };
  }

  private WitType primitive() {
    Primitive[] all = Primitive.values();
    return all[choices.below(all.length)];
  }

  private Optional<WitType> maybe(int depth) {
    return choices.once(3) ? Optional.empty() : Optional.of(type(depth + 1));
  }

  private static <T> List<T> some(int count, IntFunction<T> one) {
    return IntStream.range(0, count).mapToObj(one).toList();
  }

  private Optional<TypeName> name() {
    return Optional.of(new TypeName(Optional.empty(), "t" + named.size(), ""));
  }

  private <T extends WitType> T known(T type) {
    named.add(type);
    return type;
  }

  private WitType record(int depth) {
    List<RecordType.Field> fields =
        some(
            1 + choices.below(choices.once(4) ? 20 : 4),
            i -> new RecordType.Field("a" + i, type(depth + 1), ""));
    return known(RecordType.of(name(), fields));
  }

  private WitType variant(int depth) {
    List<VariantType.Case> cases =
        some(
            1 + choices.below(choices.once(64) ? 300 : 5),
            i -> new VariantType.Case("c" + i, i < 5 ? maybe(depth) : Optional.empty(), ""));
    return known(VariantType.of(name(), cases));
  }

  private WitType enumeration() {
    int count = 1 + choices.below(choices.once(4) ? 300 : 8);
    return known(new EnumType(name(), some(count, i -> new EnumType.Case("e" + i, ""))));
  }

  private WitType flags() {
    List<FlagsType.Flag> flags = some(1 + choices.below(32), i -> new FlagsType.Flag("b" + i, ""));
    return known(new FlagsType(name(), flags));
  }
}
