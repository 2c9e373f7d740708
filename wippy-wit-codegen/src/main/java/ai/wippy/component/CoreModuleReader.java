package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;
import static ai.wippy.component.ComponentException.malformed;

import ai.wippy.component.CoreValue.Heap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what of a core module matters outside: the types of its imports and exports (core
 * specification, binary format of modules). Code is left to the compiler of core modules.
 */
final class CoreModuleReader {
  private static final int[] PREAMBLE = {0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00};

  /** Section ids in the order in which sections must come. */
  private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11);

  private final int offset;
  private final List<CoreDefType.Group> groups = new ArrayList<>();
  private final List<CoreSubType> types = new ArrayList<>();
  private final List<CoreExtern> funcs = new ArrayList<>();
  private final List<CoreExtern> tables = new ArrayList<>();
  private final List<CoreExtern> memories = new ArrayList<>();
  private final List<CoreExtern> globals = new ArrayList<>();
  private final List<CoreExtern> tags = new ArrayList<>();
  private final List<CoreBinary.Import> imports = new ArrayList<>();
  private final List<CoreBinary.Export> exports = new ArrayList<>();
  private int bodies;
  private int defined;

  private CoreModuleReader(int offset) {
    this.offset = offset;
  }

  static CoreBinary read(byte[] file, ByteReader in) {
    int start = in.position();
    for (int expected : PREAMBLE) {
      in.expect(expected, "the preamble of a core module");
    }
    var reader = new CoreModuleReader(start);
    reader.sections(in);
    byte[] bytes = Arrays.copyOfRange(file, start, in.end());
    return new CoreBinary(start, bytes, reader.groups, reader.imports, reader.exports);
  }

  private void sections(ByteReader in) {
    int last = -1;
    while (!in.atEnd()) {
      int start = in.position();
      int id = in.octet();
      ByteReader section = in.slice(in.u32());
      if (id == 0) {
        section.name();
        continue;
      }
      int place = ORDER.indexOf(id);
      if (place < 0) {
        throw malformed(start, "malformed section id %d", id);
      }
      if (place <= last) {
        throw malformed(start, "section out of order: core section %d", id);
      }
      last = place;
      section(id, section);
    }
    if (defined != bodies) {
      throw malformed(
          offset,
          "function and code section have inconsistent lengths: %d and %d",
          defined,
          bodies);
    }
  }

  private void section(int id, ByteReader in) {
    switch (id) {
      case 1 -> in.vector(this::type);
      case 2 -> in.vector(this::importItem);
      case 3 ->
          defined = in.vector(r -> funcs.add(new CoreExtern.Func(new Heap.Index(r.u32())))).size();
      case 4 -> in.vector(r -> tables.add(table(r)));
      case 5 -> in.vector(r -> memories.add(CoreTypeReader.memory(r)));
      case 6 -> in.vector(r -> globals.add(global(r)));
      case 7 -> in.vector(this::export);
      case 10 -> {
        bodies = in.u32();
        return;
      }
      case 13 -> in.vector(r -> tags.add(CoreTypeReader.tag(r)));
      default -> {
        return;
      }
    }
    in.finish("section");
  }

  private boolean type(ByteReader in) {
    CoreDefType.Group group = CoreTypeReader.group(in);
    types.addAll(group.types());
    return groups.add(group);
  }

  private static CoreExtern table(ByteReader in) {
    if (in.peek() != 0x40) {
      return CoreTypeReader.table(in);
    }
    in.octet();
    in.expect(0x00, "a table with an initialiser");
    CoreExtern table = CoreTypeReader.table(in);
    ConstantExpression.skip(in);
    return table;
  }

  private static CoreExtern global(ByteReader in) {
    CoreExtern global = CoreTypeReader.global(in);
    ConstantExpression.skip(in);
    return global;
  }

  private boolean importItem(ByteReader in) {
    int start = in.position();
    String module = in.name();
    String name = in.name();
    CoreExtern type = CoreTypeReader.extern(in);
    space(type).add(type);
    return imports.add(new CoreBinary.Import(module, name, type, signature(start, type)));
  }

  private List<CoreExtern> space(CoreExtern type) {
    return switch (type) {
      case CoreExtern.Func f -> funcs;
      case CoreExtern.Table t -> tables;
      case CoreExtern.Memory m -> memories;
      case CoreExtern.Global g -> globals;
      case CoreExtern.Tag t -> tags;
    };
  }

  private boolean export(ByteReader in) {
    int start = in.position();
    String name = in.name();
    int octet = in.octet();
    List<CoreExtern> space =
        switch (octet) {
          case 0 -> funcs;
          case 1 -> tables;
          case 2 -> memories;
          case 3 -> globals;
          case 4 -> tags;
          default -> throw in.unexpected(start, octet, "the kind of a core export");
        };
    int index = in.u32();
    if (index >= space.size()) {
      throw invalid(
          start,
          "core export `%s` refers to item %d of %d: index out of bounds",
          name,
          index,
          space.size());
    }
    CoreExtern type = space.get(index);
    return exports.add(new CoreBinary.Export(name, type, signature(start, type)));
  }

  private CoreSubType.@Nullable Function signature(int start, CoreExtern type) {
    return switch (type) {
      case CoreExtern.Func(var heap) -> function(start, heap);
      case CoreExtern.Tag(var heap) -> function(start, heap);
      case CoreExtern.Table t -> null;
      case CoreExtern.Memory m -> null;
      case CoreExtern.Global g -> null;
    };
  }

  private CoreSubType.Function function(int start, Heap heap) {
    int index = ((Heap.Index) heap).type();
    if (index < types.size() && types.get(index).body() instanceof CoreSubType.Function function) {
      return function;
    }
    throw invalid(start, "unknown type: core type %d is not a function type", index);
  }
}
