package ai.wippy.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Core modules that do nothing but pass calls on. Tools put two of them around a module whose
 * imports need its memory and so cannot be there before it: one has functions that call what is in
 * a table of its own, the other fills that table once the memory is there.
 */
public final class Indirection {
  private static final Set<Integer> OF_CALLER = Set.of(1, 3, 4, 7, 10);
  private static final Set<Integer> OF_FILLER = Set.of(1, 2, 9);
  private static final int START = 8;
  private static final int LOCAL_GET = 0x20;
  private static final int I32_CONST = 0x41;
  private static final int CALL_INDIRECT = 0x11;
  private static final int END = 0x0B;

  private Indirection() {}

  /**
   * A module whose functions call, with what they are given, what is in its table.
   *
   * @param slots for each of its functions, by name, the place in the table of what it calls
   * @param table the name of its table
   */
  public record Caller(Map<String, Integer> slots, String table) {
    /** Copies the map. */
    public Caller {
      slots = Map.copyOf(slots);
    }
  }

  /**
   * A module that puts functions that it imports into a table that it imports.
   *
   * @param functions for each place of the table, from the first on, the place of its function
   *     among the imports of the module
   * @param table the place of the table among them
   * @param start the place of the function that it calls then; empty for none
   */
  public record Filler(List<Integer> functions, int table, OptionalInt start) {
    /** Copies the list. */
    public Filler {
      functions = List.copyOf(functions);
    }
  }

  /** The sections that mean something, by their ids. */
  private record Sections(Map<Integer, ByteReader> all) {
    static Sections of(CoreBinary module) {
      var in = new ByteReader(module.bytes(), 0, module.bytes().length);
      in.slice(8);
      var all = new HashMap<Integer, ByteReader>();
      while (!in.atEnd()) {
        int id = in.octet();
        ByteReader section = in.slice(in.u32());
        if (id != 0) {
          all.put(id, section);
        }
      }
      return new Sections(all);
    }

    Set<Integer> ids() {
      return all.keySet();
    }

    ByteReader get(int id) {
      return Objects.requireNonNull(all.get(id), "a section");
    }
  }

  /** A function that passes its parameters to a function of a type. */
  private record Body(int params, int slot, int type) {}

  /**
   * What a module is that calls what is in its table, and does and holds nothing else; empty for
   * any other.
   *
   * @throws ComponentException if the bytes are malformed
   */
  public static Optional<Caller> caller(CoreBinary module) {
    Sections sections = Sections.of(module);
    if (!sections.ids().equals(OF_CALLER) || sections.get(4).u32() != 1) {
      return Optional.empty();
    }
    List<Integer> types = sections.get(3).vector(ByteReader::u32);
    List<Optional<Body>> bodies = sections.get(10).vector(Indirection::body);
    List<Integer> indices = sections.get(7).vector(Indirection::exported);
    var slots = new HashMap<String, Integer>();
    var tables = new ArrayList<String>();
    for (int i = 0; i < indices.size(); i++) {
      CoreBinary.Export export = module.exports().get(i);
      if (export.signature() == null) {
        tables.add(export.name());
        continue;
      }
      int index = indices.get(i);
      var wanted = export.signature().params().size();
      bodies
          .get(index)
          .filter(body -> body.params == wanted && body.type == types.get(index))
          .ifPresent(body -> slots.put(export.name(), body.slot));
    }
    return tables.size() == 1 && slots.size() == indices.size() - 1
        ? Optional.of(new Caller(slots, tables.getFirst()))
        : Optional.empty();
  }

  /**
   * What a module is that fills a table, and does and holds nothing else; empty for any other.
   *
   * @throws ComponentException if the bytes are malformed
   */
  public static Optional<Filler> filler(CoreBinary module) {
    Sections sections = Sections.of(module);
    var ids = new HashSet<>(sections.ids());
    OptionalInt started =
        ids.remove(START) ? OptionalInt.of(sections.get(START).u32()) : OptionalInt.empty();
    if (!ids.equals(OF_FILLER)) {
      return Optional.empty();
    }
    var functions = new ArrayList<Integer>();
    var tables = new ArrayList<Integer>();
    for (int i = 0; i < module.imports().size(); i++) {
      switch (module.imports().get(i).type()) {
        case CoreExtern.Func _ -> functions.add(i);
        case CoreExtern.Table _ -> tables.add(i);
        case CoreExtern.Memory _, CoreExtern.Global _, CoreExtern.Tag _ -> {
          return Optional.empty();
        }
      }
    }
    ByteReader elements = sections.get(9);
    // One segment, active from place 0 of the first table on.
    for (int expected : new int[] {1, 0, I32_CONST, 0, END}) {
      if (elements.octet() != expected) {
        return Optional.empty();
      }
    }
    List<Integer> filled = elements.vector(ByteReader::u32);
    boolean known =
        IntStream.concat(filled.stream().mapToInt(Integer::intValue), started.stream())
            .allMatch(function -> function < functions.size());
    if (!known || tables.size() != 1) {
      return Optional.empty();
    }
    OptionalInt start =
        started.isPresent() ? OptionalInt.of(functions.get(started.getAsInt())) : started;
    return Optional.of(
        new Filler(filled.stream().map(functions::get).toList(), tables.getFirst(), start));
  }

  private static int exported(ByteReader in) {
    in.name();
    in.octet();
    return in.u32();
  }

  private static Optional<Body> body(ByteReader in) {
    ByteReader code = in.slice(in.u32());
    if (code.octet() != 0) {
      return Optional.empty();
    }
    int params = 0;
    int opcode = code.octet();
    while (opcode == LOCAL_GET && code.u32() == params) {
      params++;
      opcode = code.octet();
    }
    if (opcode != I32_CONST) {
      return Optional.empty();
    }
    long slot = code.s33();
    if (slot < 0 || code.octet() != CALL_INDIRECT) {
      return Optional.empty();
    }
    int type = code.u32();
    boolean last = code.octet() == 0 && code.octet() == END && code.atEnd();
    return last ? Optional.of(new Body(params, (int) slot, type)) : Optional.empty();
  }
}
