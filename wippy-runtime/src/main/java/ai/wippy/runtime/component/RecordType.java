package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.List;

/**
 * {@code record}: takes a table with its fields; an option may be missing, and further fields are
 * not looked at.
 */
final class RecordType extends Type {
  private final String[] names;
  private final Sequence fields;

  RecordType(String wit, List<Field> fields) {
    this(wit, fields, Sequence.of(fields.stream().map(Field::type).toList()));
  }

  private RecordType(String wit, List<Field> fields, Sequence sequence) {
    super(wit, sequence.size(), sequence.alignment(), sequence.flat());
    this.names = fields.stream().map(Field::name).toArray(String[]::new);
    this.fields = sequence;
  }

  @Override
  void store(GuestHeap heap, int at, Values values, Object value) {
    checkTable(values, value);
    for (int i = 0; i < names.length; i++) {
      Type type = fields.types()[i];
      Object field = field(values, value, i);
      try {
        type.store(heap, at + fields.offsets()[i], values, field);
      } catch (BadValue bad) {
        throw bad.in(names[i]);
      }
    }
  }

  @Override
  void lower(GuestHeap heap, long[] slots, int slot, Values values, Object value) {
    checkTable(values, value);
    int next = slot;
    for (int i = 0; i < names.length; i++) {
      Type type = fields.types()[i];
      Object field = field(values, value, i);
      try {
        type.lower(heap, slots, next, values, field);
      } catch (BadValue bad) {
        throw bad.in(names[i]);
      }
      next += type.flat().length();
    }
  }

  private void checkTable(Values values, Object value) {
    if (values.shape(value) != Values.Shape.TABLE) {
      throw mismatch(values, value);
    }
  }

  private Object field(Values values, Object table, int i) {
    Object field = values.field(table, names[i]);
    if (field == null) {
      if (!fields.types()[i].acceptsNil()) {
        throw new BadValue(
            "field `%s` (%s) of %s is missing".formatted(names[i], fields.types()[i].wit(), wit()));
      }
      return values.nil();
    }
    return field;
  }

  @Override
  boolean hasHandles() {
    return fields.hasHandles();
  }

  @Override
  boolean plain() {
    return fields.plain();
  }

  @Override
  void copy(GuestHeap from, int at, GuestHeap into, int to) {
    fields.copy(from, at, into, to);
  }

  @Override
  void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at) {
    fields.pass(from, slots, slot, into, own, at);
  }

  @Override
  Object load(GuestHeap heap, int at, Values values) {
    Object map = values.newMap(names.length);
    for (int i = 0; i < names.length; i++) {
      values.put(map, names[i], fields.types()[i].load(heap, at + fields.offsets()[i], values));
    }
    return map;
  }

  @Override
  Object lift(GuestHeap heap, long[] slots, int slot, Values values) {
    Object map = values.newMap(names.length);
    int next = slot;
    for (int i = 0; i < names.length; i++) {
      values.put(map, names[i], fields.types()[i].lift(heap, slots, next, values));
      next += fields.types()[i].flat().length();
    }
    return map;
  }
}
