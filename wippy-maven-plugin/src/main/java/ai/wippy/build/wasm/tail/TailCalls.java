package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.BodyReader;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a module one without tail calls, whose stack grows no more than it would with them. */
public final class TailCalls {
  /** How many tail calls may be on the stack before it is unwound: measured. */
  private static final int MAX_DEPTH = 16;

  private static final int FUNCREF = 0x70;
  private static final int BOUNDED = 1;
  private static final int DECLARATIVE = 3;
  private static final int WITH_TABLE = 2;

  private final Functions functions;
  private final List<byte[]> given;
  private final int table;
  private final TypeTable types;
  private final Plan plan;
  private final Registers registers;
  private final Trampolines trampolines;
  private final List<byte[]> bodies = new ArrayList<>();
  private final List<Appended> moved = new ArrayList<>();

  /**
   * Rewrites the functions of a module.
   *
   * @param typeSection the content of the section
   * @param bodies of the functions that are not imported: locals and code, without their size
   * @param globals how many globals there are, imports included
   * @param tables how many tables there are, imports included
   * @throws TailCallException if that cannot be done
   */
  public TailCalls(
      byte[] typeSection, Functions functions, List<byte[]> bodies, int globals, int tables)
      throws TailCallException {
    this.functions = functions;
    this.given = bodies;
    this.table = tables;
    this.types = new TypeTable(typeSection);
    this.plan = new Plan(functions, types, sites());
    this.registers = new Registers(globals);
    this.trampolines = new Trampolines(functions, types, plan, registers, tables);
    for (int i = 0; i < bodies.size(); i++) {
      add(functions.imported() + i, written(i));
    }
  }

  private SortedMap<Integer, List<Site>> sites() throws TailCallException {
    SortedMap<Integer, List<Site>> sites = new TreeMap<>();
    for (int i = 0; i < given.size(); i++) {
      Body body = read(i);
      var own = new ArrayList<Site>();
      for (int op = 0; op < body.size(); op++) {
        Site.of(body, op).ifPresent(own::add);
      }
      if (!own.isEmpty()) {
        sites.put(functions.imported() + i, own);
      }
    }
    return sites;
  }

  private Body read(int body) throws TailCallException {
    int function = functions.imported() + body;
    Optional<Body> read = BodyReader.read(given.get(body), type(function).signature());
    if (read.isEmpty()) {
      throw new TailCallException(
          function, "has instructions that are not known where there are tail calls");
    }
    return read.get();
  }

  private FunctionType type(int function) {
    return types.function(functions.types()[function]);
  }

  private byte[] written(int body) throws TailCallException {
    int function = functions.imported() + body;
    return new BodyWriter(
            function, read(body), types, type(function), plan, trampolines, registers, MAX_DEPTH)
        .write();
  }

  private void add(int function, byte[] written) {
    if (plan.bouncing().contains(function)) {
      moved.add(new Appended(functions.types()[function], written, function));
      bodies.add(trampolines.entry(function));
    } else {
      bodies.add(written);
    }
  }

  /** The bodies in the place of those that were given. */
  public List<byte[]> bodies() {
    return Collections.unmodifiableList(bodies);
  }

  /** The functions behind all others: first those that references refer to instead of others. */
  public List<Appended> appended() {
    var all = new ArrayList<>(moved);
    all.addAll(trampolines.appended());
    return all;
  }

  /** How many of {@link #appended} references refer to instead of their origins. */
  public int moved() {
    return moved.size();
  }

  /** The content of the type section. */
  public byte[] types() {
    return types.section();
  }

  /** What belongs to the end of the global section. */
  public List<byte[]> globals() {
    return registers.globals();
  }

  /** What belongs to the end of the table section. */
  public List<byte[]> tables() {
    if (trampolines.steps().isEmpty()) {
      return List.of();
    }
    int size = trampolines.steps().size() + 1;
    return List.of(new Sink().op(FUNCREF).op(BOUNDED).unsigned(size).unsigned(size).bytes());
  }

  /** What belongs to the end of the element section. */
  public List<byte[]> elements() {
    var segments = new ArrayList<byte[]>();
    if (!trampolines.steps().isEmpty()) {
      Sink steps = new Sink().unsigned(WITH_TABLE).unsigned(table).constant(1).op(Op.END).op(0);
      segments.add(functions(trampolines.steps(), steps));
    }
    List<Integer> declared =
        Stream.concat(
                plan.bouncing().stream().filter(functions.referenced()::get).map(trampolines::body),
                trampolines.referenced().stream())
            .toList();
    if (!declared.isEmpty()) {
      segments.add(functions(declared, new Sink().unsigned(DECLARATIVE).op(0)));
    }
    return segments;
  }

  private static byte[] functions(List<Integer> functions, Sink out) {
    out.unsigned(functions.size());
    functions.forEach(out::unsigned);
    return out.bytes();
  }

  /** An element section with references to what their functions have become. */
  public byte[] elements(byte[] section) {
    return References.inElements(section, trampolines::body);
  }

  /** A global section, likewise. */
  public byte[] globals(byte[] section) {
    return References.inGlobals(section, trampolines::body);
  }

  /** A table section, likewise. */
  public byte[] tables(byte[] section) {
    return References.inTables(section, trampolines::body);
  }
}
