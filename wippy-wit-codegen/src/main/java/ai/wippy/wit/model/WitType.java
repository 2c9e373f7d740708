package ai.wippy.wit.model;

import java.util.Optional;

/**
 * A value type of the component model, every name in it resolved.
 *
 * <p>Types are trees whose nodes may be shared; compare by {@code equals}, but do not hash deep
 * types.
 */
public sealed interface WitType
    permits Primitive,
        ListType,
        OptionType,
        ResultType,
        TupleType,
        RecordType,
        VariantType,
        EnumType,
        FlagsType,
        OwnType,
        BorrowType {

  /**
   * Size, alignment and flattening in a 32-bit memory (Canonical ABI: alignment, element size,
   * flattening).
   */
  Layout layout();

  /** The type as WIT text: a name for named types, {@code list<u8>} and the like for others. */
  String wit();

  /** The name that the type carries itself; empty for types that are not named, and for handles. */
  default Optional<TypeName> typeName() {
    return switch (this) {
      case RecordType record -> record.name();
      case VariantType variant -> variant.name();
      case EnumType enumeration -> enumeration.name();
      case FlagsType flags -> flags.name();
      case Primitive _,
          ListType _,
          OptionType _,
          ResultType _,
          TupleType _,
          OwnType _,
          BorrowType _ ->
          Optional.empty();
    };
  }
}
