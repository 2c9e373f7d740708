package ai.wippy.component;

import ai.wippy.wit.model.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A type definition, with indices unresolved (Binary.md, {@code deftype}). */
public sealed interface DefType {
  /** A type of values. */
  sealed interface Value extends DefType {}

  /** A name for a value type that is primitive. */
  record Prim(Primitive type) implements Value {}

  /** {@code record}. */
  record Record(List<Label> fields) implements Value {}

  /** {@code variant}. */
  record Variant(List<Case> cases) implements Value {}

  /** {@code list}. */
  record ListOf(ValType element) implements Value {}

  /** {@code tuple}. */
  record Tuple(List<ValType> elements) implements Value {}

  /** {@code flags}. */
  record Flags(List<String> names) implements Value {}

  /** {@code enum}. */
  record Enum(List<String> names) implements Value {}

  /** {@code option}. */
  record Option(ValType some) implements Value {}

  /** {@code result}. */
  record Result(Optional<ValType> ok, Optional<ValType> err) implements Value {}

  /** {@code own}. */
  record Own(int resource) implements Value {}

  /** {@code borrow}. */
  record Borrow(int resource) implements Value {}

  /** A type of a later level of the component model. */
  record Gated(String feature) implements Value {}

  /** A function type. */
  record Func(List<Label> params, Optional<ValType> result) implements DefType {}

  /** A component type. */
  record ComponentType(List<Definition> declarators) implements DefType {}

  /** An instance type. */
  record InstanceType(List<Definition> declarators) implements DefType {}

  /**
   * A resource type.
   *
   * @param representation core type of its representation
   * @param destructor core function index; empty for none
   */
  record Resource(CoreValue representation, OptionalInt destructor) implements DefType {}

  /** A named type: a field or a parameter. */
  record Label(String name, ValType type) {}

  /** A case of a variant. */
  record Case(String name, Optional<ValType> payload) {}
}
