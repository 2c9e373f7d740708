package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.List;
import java.util.stream.Collectors;

/** {@code tuple}: takes a list of its length; options at the end may be missing. */
final class TupleType extends Type {
  private final Sequence elements;

  TupleType(List<Type> elements) {
    this(elements, Sequence.of(elements));
  }

  private TupleType(List<Type> elements, Sequence sequence) {
    super(
        elements.stream().map(Type::wit).collect(Collectors.joining(", ", "tuple<", ">")),
        sequence.size(),
        sequence.alignment(),
        sequence.flat());
    this.elements = sequence;
  }

  @Override
  void store(GuestHeap heap, int at, Values values, Object value) {
    int length = length(values, value);
    for (int i = 0; i < elements.types().length; i++) {
      Type type = elements.types()[i];
      Object element = element(values, value, i, length);
      try {
        type.store(heap, at + elements.offsets()[i], values, element);
      } catch (BadValue bad) {
        throw bad.at(i + values.firstIndex());
      }
    }
  }

  @Override
  void lower(GuestHeap heap, long[] slots, int slot, Values values, Object value) {
    int length = length(values, value);
    int next = slot;
    for (int i = 0; i < elements.types().length; i++) {
      Type type = elements.types()[i];
      Object element = element(values, value, i, length);
      try {
        type.lower(heap, slots, next, values, element);
      } catch (BadValue bad) {
        throw bad.at(i + values.firstIndex());
      }
      next += type.flat().length();
    }
  }

  private int length(Values values, Object value) {
    if (values.shape(value) != Values.Shape.TABLE) {
      throw mismatch(values, value);
    }
    int length = values.length(value);
    if (length > elements.types().length) {
      throw wrongLength(length);
    }
    return length;
  }

  private BadValue wrongLength(int length) {
    return new BadValue(
        "expected %s, got %d element%s".formatted(wit(), length, length == 1 ? "" : "s"));
  }

  private Object element(Values values, Object table, int i, int length) {
    if (i < length) {
      return values.element(table, i);
    }
    if (!elements.types()[i].acceptsNil()) {
      throw wrongLength(length);
    }
    return values.nil();
  }

  @Override
  boolean hasHandles() {
    return elements.hasHandles();
  }

  @Override
  boolean plain() {
    return elements.plain();
  }

  @Override
  void copy(GuestHeap from, int at, GuestHeap into, int to) {
    elements.copy(from, at, into, to);
  }

  @Override
  void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at) {
    elements.pass(from, slots, slot, into, own, at);
  }

  @Override
  Object load(GuestHeap heap, int at, Values values) {
    Object list = values.newList(elements.types().length);
    for (int i = 0; i < elements.types().length; i++) {
      values.add(list, i, elements.types()[i].load(heap, at + elements.offsets()[i], values));
    }
    return list;
  }

  @Override
  Object lift(GuestHeap heap, long[] slots, int slot, Values values) {
    Object list = values.newList(elements.types().length);
    int next = slot;
    for (int i = 0; i < elements.types().length; i++) {
      values.add(list, i, elements.types()[i].lift(heap, slots, next, values));
      next += elements.types()[i].flat().length();
    }
    return list;
  }
}
