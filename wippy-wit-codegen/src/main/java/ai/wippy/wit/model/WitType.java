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

  /**
   * The same type under a name, if it is of a kind that has names and has none yet. A type of any
   * other kind but the primitive ones comes as an object of its own, so that uses of the name can
   * be told from uses of the type.
   */
  default WitType named(TypeName name) {
    Optional<TypeName> given = Optional.of(name);
    return switch (this) {
      case RecordType(var before, var fields, var layout) when before.isEmpty() ->
          new RecordType(given, fields, layout);
      case VariantType(var before, var cases, var layout) when before.isEmpty() ->
          new VariantType(given, cases, layout);
      case EnumType(var before, var cases) when before.isEmpty() -> new EnumType(given, cases);
      case FlagsType(var before, var flags) when before.isEmpty() -> new FlagsType(given, flags);
      case ListType(var element) -> new ListType(element);
      case OptionType(var some, var layout) -> new OptionType(some, layout);
      case ResultType(var ok, var err, var layout) -> new ResultType(ok, err, layout);
      case TupleType(var elements, var layout) -> new TupleType(elements, layout);
      case OwnType(var resource) -> new OwnType(resource);
      case BorrowType(var resource) -> new BorrowType(resource);
      case RecordType _, VariantType _, EnumType _, FlagsType _, Primitive _ -> this;
    };
  }
}
