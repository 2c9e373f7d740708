package ai.wippy.echo;

import static ai.wippy.echo.Abi.F32;
import static ai.wippy.echo.Abi.F64;
import static ai.wippy.echo.Abi.I32;
import static ai.wippy.echo.Abi.I64;

import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two core modules of the guest: memory with an allocator, and the functions. */
final class CoreModules {
  /** Core values beyond which parameters cross in memory. */
  private static final int MOST_PARAMS = 16;

  /** Parameters that follow the one that matters, so that all of them cross in memory. */
  static final int PADDING = MOST_PARAMS;

  private static final int BASE = 64;
  private static final int END = 0x0B;

  private CoreModules() {}

  private static Binary module() {
    return new Binary().octets(0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00);
  }

  /** A memory that is handed out from the start on, and all of it taken back by {@code reset}. */
  static byte[] allocator() {
    byte[] realloc =
        new Binary()
            // local 4 = (next + align - 1) & -align
            .octets(0x23, 0, 0x20, 2, 0x6A, 0x41, 1, 0x6B, 0x41, 0, 0x20, 2, 0x6B, 0x71, 0x21, 4)
            // next = local 4 + size
            .octets(0x20, 4, 0x20, 3, 0x6A, 0x24, 0)
            // if next > memory.size << 16
            .octets(0x23, 0, 0x3F, 0, 0x41, 16, 0x74, 0x4B, 0x04, 0x40)
            // if memory.grow((next - (memory.size << 16) + 65535) >> 16) < 0: unreachable
            .octets(0x23, 0, 0x3F, 0, 0x41, 16, 0x74, 0x6B, 0x41)
            .s(65535)
            .octets(0x6A, 0x41, 16, 0x76, 0x40, 0, 0x41, 0, 0x48, 0x04, 0x40, 0x00, END, END)
            // if old size: memory.copy(local 4, old, min(old size, size))
            .octets(0x20, 1, 0x04, 0x40, 0x20, 4, 0x20, 0)
            .octets(0x20, 1, 0x20, 3, 0x20, 1, 0x20, 3, 0x49, 0x1B)
            .octets(0xFC, 0x0A, 0, 0, END)
            .octets(0x20, 4, END)
            .toBytes();
    byte[] reset = new Binary().octets(0x41).s(BASE).octets(0x24, 0, END).toBytes();
    return module()
        .section(
            1,
            List.of(
                new Binary().octets(0x60, 4, I32, I32, I32, I32, 1, I32).toBytes(),
                new Binary().octets(0x60, 0, 0).toBytes()))
        .section(3, List.of(new byte[] {0}, new byte[] {1}))
        .section(5, List.of(new byte[] {0, 1}))
        .section(6, List.of(new Binary().octets(I32, 1, 0x41).s(BASE).octets(END).toBytes()))
        .section(
            7,
            List.of(
                new Binary().name("memory").octets(2, 0).toBytes(),
                new Binary().name("realloc").octets(0, 0).toBytes(),
                new Binary().name("reset").octets(0, 1).toBytes()))
        .section(
            10,
            List.of(
                new Binary()
                    .sized(new Binary().octets(1, 1, I32).bytes(realloc).toBytes())
                    .toBytes(),
                new Binary().sized(new Binary().octets(0).bytes(reset).toBytes()).toBytes()))
        .toBytes();
  }

  /**
   * The functions: {@code f0}, {@code f1} and so on, with {@code p0}, {@code p1} and so on to be
   * called after them. Those that go through the host import {@code h0}, {@code h1} and so on.
   */
  static byte[] functions(List<Echo> echoes) {
    var types = new ArrayList<byte[]>();
    var imports = new ArrayList<byte[]>();
    imports.add(new Binary().name("env").name("memory").octets(2, 0, 1).toBytes());
    types.add(signature(List.of(I32, I32, I32, I32), List.of(I32)));
    imports.add(new Binary().name("env").name("realloc").octets(0, 0).toBytes());
    types.add(signature(List.of(), List.of()));
    imports.add(new Binary().name("env").name("reset").octets(0, 1).toBytes());
    for (int i = 0; i < echoes.size(); i++) {
      if (echoes.get(i).way() == Echo.Way.HOST) {
        types.add(lowered(echoes.get(i)));
        imports.add(
            new Binary().name("host").name("h" + i).octets(0).u(types.size() - 1).toBytes());
      }
    }
    int imported = imports.size() - 1;
    var functions = new ArrayList<byte[]>();
    var exports = new ArrayList<byte[]>();
    var code = new ArrayList<byte[]>();
    int host = 2;
    for (int i = 0; i < echoes.size(); i++) {
      Echo echo = echoes.get(i);
      types.add(signature(params(echo), results(echo)));
      functions.add(new Binary().u(types.size() - 1).toBytes());
      exports.add(new Binary().name("f" + i).octets(0).u(imported + 2 * i).toBytes());
      code.add(body(echo, host));
      host += echo.way() == Echo.Way.HOST ? 1 : 0;
      types.add(signature(results(echo), List.of()));
      functions.add(new Binary().u(types.size() - 1).toBytes());
      exports.add(new Binary().name("p" + i).octets(0).u(imported + 2 * i + 1).toBytes());
      code.add(new Binary().sized(new Binary().octets(0, 0x10, 1, END).toBytes()).toBytes());
    }
    return module()
        .section(1, types)
        .section(2, imports)
        .section(3, functions)
        .section(7, exports)
        .section(10, code)
        .toBytes();
  }

  private static byte[] signature(List<Integer> params, List<Integer> results) {
    var out = new Binary().octets(0x60).u(params.size());
    params.forEach(out::octets);
    out.u(results.size());
    results.forEach(out::octets);
    return out.toBytes();
  }

  private static boolean spills(Echo echo) {
    return echo.way() == Echo.Way.SPILLED || Abi.flat(echo.type()).size() > MOST_PARAMS;
  }

  private static List<Integer> params(Echo echo) {
    return spills(echo) ? List.of(I32) : Abi.flat(echo.type());
  }

  private static List<Integer> results(Echo echo) {
    List<Integer> flat = Abi.flat(echo.type());
    return flat.size() > 1 ? List.of(I32) : flat;
  }

  private static byte[] lowered(Echo echo) {
    List<Integer> params = new ArrayList<>(params(echo));
    List<Integer> flat = Abi.flat(echo.type());
    if (flat.size() > 1) {
      params.add(I32);
      return signature(params, List.of());
    }
    return signature(params, flat);
  }

  private static byte[] body(Echo echo, int host) {
    WitType type = echo.type();
    List<Integer> params = params(echo);
    boolean inMemory = Abi.flat(type).size() > 1;
    int area = params.size();
    var out = new Binary().octets(1, 1, I32);
    switch (echo.way()) {
      case HOST -> {
        if (inMemory) {
          allocate(out, type, area);
        }
        for (int i = 0; i < params.size(); i++) {
          out.octets(0x20).u(i);
        }
        if (inMemory) {
          out.octets(0x20).u(area);
        }
        out.octets(0x10).u(host);
        if (inMemory) {
          out.octets(0x20).u(area);
        }
      }
      case SPILLED -> {
        out.octets(0x20, 0);
        if (!inMemory) {
          load(out, type);
        }
      }
      case FLAT -> {
        if (inMemory && !spills(echo)) {
          allocate(out, type, area);
          store(out, type, area, 0, 0, params);
          out.octets(0x20).u(area);
        } else {
          out.octets(0x20, 0);
        }
      }
    }
    return new Binary().sized(out.octets(END).toBytes()).toBytes();
  }

  private static void allocate(Binary out, WitType type, int local) {
    out.octets(0x41, 0, 0x41, 0, 0x41).s(Abi.alignment(type)).octets(0x41).s(Abi.size(type));
    out.octets(0x10, 0, 0x21).u(local);
  }

  /** Stores the core values from local {@code slot} on; gives the slot behind them. */
  private static int store(
      Binary out, WitType type, int area, int offset, int slot, List<Integer> slots) {
    List<WitType> fields = Abi.fields(type);
    List<Optional<WitType>> payloads = Abi.payloads(type);
    if (!fields.isEmpty()) {
      int at = offset;
      int next = slot;
      for (WitType field : fields) {
        at = Abi.align(at - offset, Abi.alignment(field)) + offset;
        next = store(out, field, area, at, next, slots);
        at += Abi.size(field);
      }
      return next;
    }
    if (payloads.isEmpty()) {
      return storeScalar(out, type, area, offset, slot, slots);
    }
    out.octets(0x20).u(area).octets(0x20).u(slot);
    convert(out, slots.get(slot), I32);
    out.octets(narrowStore(Abi.discriminant(payloads.size())), 0).u(offset);
    for (int i = 0; i < payloads.size(); i++) {
      if (payloads.get(i).isPresent()) {
        out.octets(0x20).u(slot);
        convert(out, slots.get(slot), I32);
        out.octets(0x41).s(i).octets(0x46, 0x04, 0x40);
        store(out, payloads.get(i).get(), area, offset + Abi.payloadOffset(type), slot + 1, slots);
        out.octets(END);
      }
    }
    return slot + Abi.flat(type).size();
  }

  private static int storeScalar(
      Binary out, WitType type, int area, int offset, int slot, List<Integer> slots) {
    List<Integer> flat = Abi.flat(type);
    int size = flat.size() == 2 ? 4 : Abi.size(type);
    for (int i = 0; i < flat.size(); i++) {
      out.octets(0x20).u(area).octets(0x20).u(slot + i);
      convert(out, slots.get(slot + i), flat.get(i));
      int store =
          flat.get(i) == F32
              ? 0x38
              : flat.get(i) == F64 ? 0x39 : flat.get(i) == I64 ? 0x37 : narrowStore(size);
      out.octets(store, 0).u(offset + 4 * i);
    }
    return slot + flat.size();
  }

  private static int narrowStore(int size) {
    return size == 1 ? 0x3A : size == 2 ? 0x3B : 0x36;
  }

  /** What a slot that several cases share holds, as one of them wants it. */
  private static void convert(Binary out, int held, int wanted) {
    if (held == I64 && (wanted == I32 || wanted == F32)) {
      out.octets(0xA7);
    }
    if (held != wanted && wanted == F32) {
      out.octets(0xBE);
    }
    if (held != wanted && wanted == F64) {
      out.octets(0xBF);
    }
  }

  /** Loads the only core value of a type from the address on the stack. */
  private static void load(Binary out, WitType type) {
    WitType scalar = type;
    while (!Abi.fields(scalar).isEmpty()) {
      scalar = Abi.fields(scalar).getFirst();
    }
    int slot = Abi.flat(scalar).getFirst();
    boolean signed = scalar == Primitive.S8 || scalar == Primitive.S16;
    int opcode =
        slot == I64
            ? 0x29
            : slot == F32
                ? 0x2A
                : slot == F64
                    ? 0x2B
                    : switch (Abi.size(scalar)) {
                      case 1 -> signed ? 0x2C : 0x2D;
                      case 2 -> signed ? 0x2E : 0x2F;
                      default -> 0x28;
                    };
    out.octets(opcode, 0, 0);
  }
}
