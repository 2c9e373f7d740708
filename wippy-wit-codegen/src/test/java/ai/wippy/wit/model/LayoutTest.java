package ai.wippy.wit.model;

import static ai.wippy.wit.model.CoreType.F32;
import static ai.wippy.wit.model.CoreType.F64;
import static ai.wippy.wit.model.CoreType.I32;
import static ai.wippy.wit.model.CoreType.I64;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Canonical ABI: alignment, element size, flattening; numbers worked out by hand from the
 * specification.
 */
class LayoutTest {
  private static final WitType U8 = Primitive.U8;
  private static final WitType U16 = Primitive.U16;
  private static final WitType U32 = Primitive.U32;
  private static final WitType U64 = Primitive.U64;

  @Test
  void primitives() {
    check(Primitive.BOOL, 1, 1, I32);
    check(Primitive.S16, 2, 2, I32);
    check(Primitive.CHAR, 4, 4, I32);
    check(Primitive.S64, 8, 8, I64);
    check(Primitive.F32, 4, 4, F32);
    check(Primitive.F64, 8, 8, F64);
    check(Primitive.STRING, 8, 4, I32, I32);
  }

  @Test
  void fieldsAreAlignedAndTheWholeIsPadded() {
    check(record(U8, U16, U8, U32), 12, 4, I32, I32, I32, I32);
    check(record(U8, U64), 16, 8, I32, I64);
    check(record(U64, U8), 16, 8, I64, I32);
    check(record(), 0, 1);
    check(TupleType.of(List.of(U8, TupleType.of(List.of(U16, U8)))), 6, 2, I32, I32, I32);
  }

  @Test
  void handlesAndListsAreOfOneSize() {
    var resource = new ResourceType(new TypeName(Optional.empty(), "r", ""));
    check(new OwnType(resource), 4, 4, I32);
    check(new BorrowType(resource), 4, 4, I32);
    check(new ListType(record(U64, U64)), 8, 4, I32, I32);
  }

  @Test
  void payloadsFollowTheDiscriminantAtTheirAlignment() {
    check(OptionType.of(U8), 2, 1, I32, I32);
    check(OptionType.of(U64), 16, 8, I32, I64);
    check(ResultType.of(Optional.empty(), Optional.empty()), 1, 1, I32);
    check(ResultType.of(Optional.of(U8), Optional.of(Primitive.STRING)), 12, 4, I32, I32, I32);
    assertThat(OptionType.of(U64).payloadOffset()).isEqualTo(8);
    assertThat(ResultType.of(Optional.of(U8), Optional.of(U16)).payloadOffset()).isEqualTo(2);
  }

  @Test
  void slotsThatCasesShareAreJoined() {
    check(variant(Primitive.F32, U32), 8, 4, I32, I32);
    check(variant(Primitive.F32, Primitive.F32), 8, 4, I32, F32);
    check(variant(Primitive.F32, U64), 16, 8, I32, I64);
    check(variant(Primitive.F64, U32), 16, 8, I32, I64);
    check(variant(Primitive.F64, Primitive.F32), 16, 8, I32, I64);
    check(variant(record(U32, Primitive.F64), record(Primitive.F32)), 24, 8, I32, I32, F64);
  }

  @Test
  void discriminantsGrowWithTheNumberOfCases() {
    check(cases(1), 1, 1, I32);
    check(cases(256), 1, 1, I32);
    check(cases(257), 2, 2, I32);
    check(cases(65_536), 2, 2, I32);
    check(cases(65_537), 4, 4, I32);
  }

  @Test
  void flagsTakeWholeBytes() {
    check(flags(1), 1, 1, I32);
    check(flags(8), 1, 1, I32);
    check(flags(9), 2, 2, I32);
    check(flags(16), 2, 2, I32);
    check(flags(17), 4, 4, I32);
    check(flags(32), 4, 4, I32);
  }

  @Test
  void moreThanSixteenSlotsSpill() {
    WitType sixteen = TupleType.of(Collections.nCopies(16, U32));
    assertThat(sixteen.layout().flat().spilled()).isFalse();
    assertThat(sixteen.layout().flat().types()).hasSize(16);

    WitType seventeen = TupleType.of(Collections.nCopies(17, U32));
    assertThat(seventeen.layout().flat().spilled()).isTrue();
    assertThat(seventeen.layout().flat().types()).hasSize(16);
    assertThat(OptionType.of(sixteen).layout().flat().spilled()).isTrue();
    assertThat(variant(U32, seventeen).layout().flat().spilled()).isTrue();
  }

  @Test
  void sizesSaturate() {
    WitType type = U64;
    for (int i = 0; i < 64; i++) {
      type = TupleType.of(List.of(type, type));
    }
    assertThat(type.layout().size()).isEqualTo(Layout.HUGE);
    assertThat(OptionType.of(type).layout().size()).isEqualTo(Layout.HUGE);
  }

  private static void check(WitType type, long size, int alignment, CoreType... flat) {
    assertThat(type.layout())
        .as(type.wit().length() < 80 ? type.wit() : "long type")
        .isEqualTo(new Layout(size, alignment, new Flat(List.of(flat), false)));
  }

  private static WitType record(WitType... types) {
    return RecordType.of(
        Optional.empty(),
        IntStream.range(0, types.length)
            .mapToObj(i -> new RecordType.Field("f" + i, types[i], ""))
            .toList());
  }

  private static WitType variant(WitType... types) {
    return VariantType.of(
        Optional.empty(),
        IntStream.range(0, types.length)
            .mapToObj(i -> new VariantType.Case("c" + i, Optional.of(types[i]), ""))
            .toList());
  }

  private static WitType cases(int count) {
    return new EnumType(Optional.empty(), Collections.nCopies(count, new EnumType.Case("c", "")));
  }

  private static WitType flags(int count) {
    return new FlagsType(Optional.empty(), Collections.nCopies(count, new FlagsType.Flag("f", "")));
  }
}
