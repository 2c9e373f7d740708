package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values are one of several cases, each with or without payload: a discriminant, then
 * room for the largest payload (Canonical ABI, {@code load_variant}, {@code lift_flat_variant} and
 * their counterparts).
 */
abstract sealed class CasesType extends Type permits VariantType, OptionType, ResultType {
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  private final List<@Nullable Type> payloads;
  private final int discriminantSize;
  private final int payloadOffset;

  /**
   * A type of cases.
   *
   * @param payloads of each case, null for none
   */
  CasesType(String wit, List<@Nullable Type> payloads) {
    super(wit, size(payloads), alignment(payloads), flat(payloads));
    this.payloads = payloads;
    discriminantSize = EnumType.discriminantSize(payloads.size());
    payloadOffset = (int) align(discriminantSize, alignment());
  }

  /** The case of a value. */
  abstract int caseOf(Values values, Object value);

  /** The payload of a value of a case that has one. */
  abstract Object payload(Values values, Object value, int index);

  /** A value of a case. */
  abstract Object make(Values values, int index, @Nullable Object payload);

  /** What messages call the payload of a case; empty for nothing. */
  abstract String label(int index);

  final @Nullable Type payloadType(int index) {
    return payloads.get(index);
  }

  @Override
  final void store(GuestHeap heap, int at, Values values, Object value) {
    int index = caseOf(values, value);
    storeCase(heap, at, index);
    Type type = payloads.get(index);
    if (type != null) {
      Object payload = payload(values, value, index);
      try {
        type.store(heap, at + payloadOffset, values, payload);
      } catch (BadValue bad) {
        throw bad.in(label(index));
      }
    }
  }

  @Override
  final Object load(GuestHeap heap, int at, Values values) {
    int index = loadCase(heap, at);
    return make(values, index, loadPayload(heap, at, values, index));
  }

  private void storeCase(GuestHeap heap, int at, int index) {
    GuestMemory memory = heap.memory();
    switch (discriminantSize) {
      case 1 -> memory.u8(at, index);
      case 2 -> memory.u16(at, index);
      default -> memory.i32(at, index);
    }
  }

  /** Reads the discriminant only. */
  final int loadCase(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    int discriminant =
        switch (discriminantSize) {
          case 1 -> memory.u8(at);
          case 2 -> memory.u16(at);
          default -> memory.i32(at);
        };
    return Scalars.discriminant(discriminant, payloads.size());
  }

  /** Reads the payload of a case; null if it has none. */
  final @Nullable Object loadPayload(GuestHeap heap, int at, Values values, int index) {
    Type type = payloads.get(index);
    return type == null ? null : type.load(heap, at + payloadOffset, values);
  }

  @Override
  final boolean hasHandles() {
    return payloads.stream().anyMatch(type -> type != null && type.hasHandles());
  }

  @Override
  final void copy(GuestHeap from, int at, GuestHeap into, int to) {
    int index = loadCase(from, at);
    storeCase(into, to, index);
    Type type = payloads.get(index);
    if (type != null) {
      type.copy(from, at + payloadOffset, into, to + payloadOffset);
    }
  }

  @Override
  final void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at) {
    int index = Scalars.discriminant((int) slots[slot], payloads.size());
    own[at] = index;
    Type type = payloads.get(index);
    int used = type == null ? 0 : type.flat().length();
    if (type != null) {
      type.pass(from, slots, slot + 1, into, own, at + 1);
      widen(type, own, at);
    }
    Arrays.fill(own, at + 1 + used, at + flat().length(), 0);
  }

  @Override
  final void lower(GuestHeap heap, long[] slots, int slot, Values values, Object value) {
    int index = caseOf(values, value);
    slots[slot] = index;
    Type type = payloads.get(index);
    if (type == null) {
      return;
    }
    Object payload = payload(values, value, index);
    try {
      type.lower(heap, slots, slot + 1, values, payload);
    } catch (BadValue bad) {
      throw bad.in(label(index));
    }
    widen(type, slots, slot);
  }

  /** What takes 32 bits has zeros above them where it shares a slot with 64. */
  private void widen(Type payload, long[] slots, int slot) {
    for (int i = 0; i < payload.flat().length(); i++) {
      char own = payload.flat().charAt(i);
      if (flat().charAt(i + 1) == 'l' && (own == 'i' || own == 'f')) {
        slots[slot + 1 + i] &= LOW_HALF;
      }
    }
  }

  @Override
  final Object lift(GuestHeap heap, long[] slots, int slot, Values values) {
    int index = Scalars.discriminant((int) slots[slot], payloads.size());
    Type type = payloads.get(index);
    return make(values, index, type == null ? null : type.lift(heap, slots, slot + 1, values));
  }

  private static int alignment(List<@Nullable Type> payloads) {
    int alignment = EnumType.discriminantSize(payloads.size());
    for (Type payload : payloads) {
      alignment = payload == null ? alignment : Math.max(alignment, payload.alignment());
    }
    return alignment;
  }

  private static long size(List<@Nullable Type> payloads) {
    int alignment = alignment(payloads);
    long largest = 0;
    for (Type payload : payloads) {
      largest = payload == null ? largest : Math.max(largest, payload.size());
    }
    return align(align(EnumType.discriminantSize(payloads.size()), alignment) + largest, alignment);
  }

  private static String flat(List<@Nullable Type> payloads) {
    var joined = new ArrayList<Character>();
    for (Type payload : payloads) {
      String flat = payload == null ? "" : payload.flat();
      for (int i = 0; i < flat.length(); i++) {
        if (i == joined.size()) {
          joined.add(flat.charAt(i));
        } else {
          joined.set(i, join(joined.get(i), flat.charAt(i)));
        }
      }
    }
    var all = new StringBuilder("i");
    joined.forEach(all::append);
    return all.toString();
  }

  /** The core type of a slot that two cases share. */
  private static char join(char one, char other) {
    if (one == other) {
      return one;
    }
    boolean narrow = (one == 'i' || one == 'f') && (other == 'i' || other == 'f');
    return narrow ? 'i' : 'l';
  }
}
