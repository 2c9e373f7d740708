package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

import ai.wippy.component.CoreValue.Heap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Core types of a whole file, equal ones under one number: two types are the same if their
 * recursion groups are the same and they have the same place in them (core specification, rolling
 * and unrolling).
 */
final class CoreTypes {
  /** Stands for a module type in the index space of a component: no core type can refer to it. */
  static final Heap.Interned MODULE = new Heap.Interned(-1);

  private final Map<List<CoreSubType>, Integer> groups = new HashMap<>();
  private final List<CoreSubType> types = new ArrayList<>();

  CoreSubType get(Heap.Interned type) {
    return types.get(type.number());
  }

  /**
   * Interns a group.
   *
   * @param space the types defined so far, to which those of the group are added
   */
  void define(int offset, List<CoreSubType> group, List<Heap.Interned> space) {
    int first = space.size();
    for (int i = 0; i < group.size(); i++) {
      checkOrder(offset, group.get(i), first + i);
    }
    List<CoreSubType> rolled =
        group.stream()
            .map(type -> type.map(heap -> roll(offset, heap, space, first, group.size())))
            .toList();
    Integer known = groups.get(rolled);
    int number = known != null ? known : add(rolled);
    for (int i = 0; i < group.size(); i++) {
      space.add(new Heap.Interned(number + i));
    }
    if (known == null) {
      rolled.forEach(type -> checkSuper(offset, type, number));
    }
  }

  private int add(List<CoreSubType> rolled) {
    int number = types.size();
    groups.put(rolled, number);
    for (CoreSubType type : rolled) {
      types.add(
          type.map(heap ->
              heap instanceof Heap.Recursive(int place)
                  ? new Heap.Interned(number + place)
                  : heap));
    }
    return number;
  }

  private static Heap roll(int offset, Heap heap, List<Heap.Interned> space, int first, int size) {
    if (!(heap instanceof Heap.Index(int index))) {
      return heap;
    }
    if (index >= first && index - first < size) {
      return new Heap.Recursive(index - first);
    }
    return resolve(offset, heap, space);
  }

  private static void checkOrder(int offset, CoreSubType type, int index) {
    for (Heap heap : type.supers()) {
      if (heap instanceof Heap.Index(int parent) && parent >= index) {
        throw invalid(
            offset, "unknown type %d: a super type must be defined before its sub types", parent);
      }
    }
  }

  private void checkSuper(int offset, CoreSubType type, int first) {
    if (type.supers().size() > 1) {
      throw invalid(offset, "a core type can have one super type at most");
    }
    for (Heap heap : type.supers()) {
      var parent =
          heap instanceof Heap.Recursive(int place)
              ? types.get(first + place)
              : get((Heap.Interned) heap);
      if (parent.isFinal()) {
        throw invalid(offset, "sub type cannot have a final super type");
      }
      if (!parent.body().getClass().equals(type.body().getClass())) {
        throw invalid(offset, "sub type must match super type");
      }
    }
  }

  /** The interned form of a heap type; refuses an index that is not in {@code space}. */
  static Heap resolve(int offset, Heap heap, List<Heap.Interned> space) {
    if (!(heap instanceof Heap.Index(int index))) {
      return heap;
    }
    if (index >= space.size()) {
      throw invalid(offset, "unknown type %d: core type index out of bounds", index);
    }
    if (space.get(index).equals(MODULE)) {
      throw invalid(offset, "core type %d is a module type", index);
    }
    return space.get(index);
  }

  /** The interned form of a core type of an import or export. */
  CoreExtern resolve(int offset, CoreExtern type, List<Heap.Interned> space) {
    return switch (type) {
      case CoreExtern.Func(var heap) -> new CoreExtern.Func(function(offset, heap, space));
      case CoreExtern.Tag(var heap) -> tag(offset, function(offset, heap, space));
      case CoreExtern.Table(var element, var limits) ->
          new CoreExtern.Table(value(offset, element, space), limits);
      case CoreExtern.Global(var value, boolean mutable) ->
          new CoreExtern.Global(value(offset, value, space), mutable);
      case CoreExtern.Memory memory -> memory;
    };
  }

  static CoreValue value(int offset, CoreValue type, List<Heap.Interned> space) {
    return CoreSubType.map(type, heap -> resolve(offset, heap, space));
  }

  private Heap.Interned function(int offset, Heap heap, List<Heap.Interned> space) {
    if (resolve(offset, heap, space) instanceof Heap.Interned type
        && get(type).body() instanceof CoreSubType.Function) {
      return type;
    }
    throw invalid(offset, "core type %s is not a function type", heap);
  }

  private CoreExtern tag(int offset, Heap.Interned type) {
    if (!signature(type).results().isEmpty()) {
      throw invalid(offset, "the type of an exception tag must have no results");
    }
    return new CoreExtern.Tag(type);
  }

  /** The parameters and results behind an interned function type. */
  CoreSubType.Function signature(Heap type) {
    return (CoreSubType.Function) get((Heap.Interned) type).body();
  }

  /** Interns a function type that refers to no other. */
  Heap.Interned function(CoreSubType.Function type) {
    var space = new ArrayList<Heap.Interned>();
    define(0, List.of(new CoreSubType(true, List.of(), type)), space);
    return space.getFirst();
  }

  /** Whether every value of {@code type} is one of {@code expected}. */
  boolean isSubType(Heap.Interned type, Heap.Interned expected) {
    Heap.Interned at = type;
    while (!at.equals(expected)) {
      List<Heap> supers = get(at).supers();
      if (supers.isEmpty()) {
        return false;
      }
      at = (Heap.Interned) supers.getFirst();
    }
    return true;
  }
}
