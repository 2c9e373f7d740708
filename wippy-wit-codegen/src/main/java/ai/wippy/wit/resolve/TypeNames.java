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
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.Optional;

/** The names that types carry themselves. */
final class TypeNames {
  private TypeNames() {}

  /** The name of a record, variant, enum or flags type. */
  static Optional<TypeName> of(WitType type) {
    return switch (type) {
      case RecordType record -> record.name();
      case VariantType variant -> variant.name();
      case EnumType enumeration -> enumeration.name();
      case FlagsType flags -> flags.name();
      case Primitive _, ListType _, OptionType _, ResultType _, TupleType _, OwnType _, BorrowType _ ->
          Optional.empty();
    };
  }
}
