package ai.wippy.component;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A type definition of core WebAssembly (core specification, sub types).
 *
 * @param isFinal whether it can have no sub types
 * @param supers its super types; at most one is valid
 * @param body what it is made of
 */
public record CoreSubType(boolean isFinal, List<CoreValue.Heap> supers, Body body) {
  /** What a core type is made of. */
  public sealed interface Body {}

  /** A function. */
  public record Function(List<CoreValue> params, List<CoreValue> results) implements Body {}

  /** A struct. */
  public record Struct(List<Field> fields) implements Body {}

  /** An array. */
  public record Array(Field element) implements Body {}

  /**
   * A field.
   *
   * @param packedBits 8 or 16 for a packed integer, 0 otherwise
   */
  public record Field(CoreValue type, int packedBits, boolean mutable) {}

  CoreSubType map(UnaryOperator<CoreValue.Heap> heaps) {
    return new CoreSubType(isFinal, supers.stream().map(heaps).toList(), map(body, heaps));
  }

  private static Body map(Body body, UnaryOperator<CoreValue.Heap> heaps) {
    return switch (body) {
      case Function(var params, var results) ->
          new Function(map(params, heaps), map(results, heaps));
      case Struct(var fields) -> new Struct(fields.stream().map(f -> map(f, heaps)).toList());
      case Array(var element) -> new Array(map(element, heaps));
    };
  }

  private static Field map(Field field, UnaryOperator<CoreValue.Heap> heaps) {
    return new Field(map(field.type, heaps), field.packedBits, field.mutable);
  }

  private static List<CoreValue> map(List<CoreValue> types, UnaryOperator<CoreValue.Heap> heaps) {
    return types.stream().map(type -> map(type, heaps)).toList();
  }

  static CoreValue map(CoreValue type, UnaryOperator<CoreValue.Heap> heaps) {
    return switch (type) {
      case CoreValue.Number number -> number;
      case CoreValue.Reference(boolean nullable, var heap) ->
          new CoreValue.Reference(nullable, heaps.apply(heap));
    };
  }
}
