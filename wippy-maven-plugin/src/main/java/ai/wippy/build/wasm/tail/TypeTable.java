package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of a module, to which others are added. */
final class TypeTable {
  private static final int GROUP = 0x4E;
  private static final int SUBTYPE = 0x50;
  private static final int FINAL_SUBTYPE = 0x4F;
  private static final int FUNCTION = 0x60;
  private static final int STRUCT = 0x5F;

  /** What a type is. */
  sealed interface Composite {}

  /** A function. */
  record Function(FunctionType type) implements Composite {}

  /**
   * A structure.
   *
   * @param hasDefault whether each field has one
   */
  record Struct(boolean hasDefault) implements Composite {}

  /** An array. */
  record Array() implements Composite {}

  private final byte[] section;
  private final Input in;
  private final int entries;
  private final List<Composite> types = new ArrayList<>();
  private final Map<FunctionType, Integer> known = new HashMap<>();
  private final List<byte[]> added = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param section the content of a type section
   */
  TypeTable(byte[] section) {
    this.section = section;
    this.in = new Input(section, 0);
    this.entries = (int) in.unsigned();
    for (int left = entries; left > 0; left--) {
      int form = in.next();
      if (form == GROUP) {
        for (int members = (int) in.unsigned(); members > 0; members--) {
          types.add(subtype(in.next()));
        }
      } else {
        Composite type = subtype(form);
        if (form == FUNCTION && type instanceof Function function) {
          known.putIfAbsent(function.type(), types.size());
        }
        types.add(type);
      }
    }
  }

  private Composite subtype(int form) {
    int composite = form;
    if (form == SUBTYPE || form == FINAL_SUBTYPE) {
      for (int parents = (int) in.unsigned(); parents > 0; parents--) {
        in.unsigned();
      }
      composite = in.next();
    }
    if (composite == FUNCTION) {
      return new Function(new FunctionType(values(), values()));
    }
    boolean hasDefault = true;
    for (int fields = composite == STRUCT ? (int) in.unsigned() : 1; fields > 0; fields--) {
      hasDefault &= ValueTypes.hasDefault(ValueTypes.read(section, in));
      in.next();
    }
    return composite == STRUCT ? new Struct(hasDefault) : new Array();
  }

  private List<String> values() {
    var values = new ArrayList<String>();
    for (int left = (int) in.unsigned(); left > 0; left--) {
      values.add(ValueTypes.read(section, in));
    }
    return values;
  }

  /** A type that is one of functions. */
  FunctionType function(int index) {
    if (types.get(index) instanceof Function function) {
      return function.type();
    }
    throw new IllegalStateException("type %d is none of functions".formatted(index));
  }

  Composite composite(int index) {
    return types.get(index);
  }

  /** The index of a type, which is added if it is not there. */
  int indexOf(FunctionType type) {
    return known.computeIfAbsent(
        type,
        _ -> {
          added.add(type.encode());
          types.add(new Function(type));
          return types.size() - 1;
        });
  }

  /** Writes the type of a block without parameters. */
  Sink block(List<String> results, Sink out) {
    return switch (results.size()) {
      case 0 -> out.op(Op.EMPTY & 0x7F);
      case 1 -> ValueTypes.write(results.getFirst(), out);
      default -> out.signed(indexOf(new FunctionType(List.of(), results)));
    };
  }

  /** The content of the section with what was added. */
  byte[] section() {
    var before = new Input(section, 0);
    before.unsigned();
    var out =
        new Sink().unsigned(entries + added.size()).copy(section, before.at(), section.length);
    added.forEach(each -> out.copy(each, 0, each.length));
    return out.bytes();
  }
}
