package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;

/**
 * A type whose values are one of several cases, each with or without payload: one shape in the ABI.
 */
public sealed interface Cases permits OptionType, ResultType, VariantType, EnumType {
  /** The payload of each case, in order of discriminants. */
  List<Optional<WitType>> payloads();

  /** Where the payload starts, in bytes from the discriminant. */
  default int payloadOffset() {
    return Layout.payloadOffset(payloads());
  }

  /** Bytes of the discriminant: 1, 2 or 4. */
  default int discriminantSize() {
    return Layout.discriminantSize(payloads().size());
  }
}
