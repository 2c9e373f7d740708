package ai.wippy.benchmarks;

import static ai.wippy.benchmarks.Bytes.of;
import static ai.wippy.benchmarks.Bytes.section;
import static ai.wippy.benchmarks.Bytes.sized;
import static ai.wippy.benchmarks.Bytes.type;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A component of 2 MB in the shape that toolchains give them: nearly all of it is the code of one
 * core module. It imports ten interfaces and exports twenty, each of twelve functions, the latter
 * with types of their own.
 */
final class LargeComponent {
  private static final int SIZE = 2_000_000;
  private static final int IMPORTED = 10;
  private static final int EXPORTED = 20;
  private static final int FUNCTIONS = 12;

  private static final int I32 = 0x7F;
  private static final int F64 = 0x7C;
  private static final int END = 0x0B;

  private static final List<String> NAMES = List.of("item", "choice", "color", "access");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean nested;
  private int types;

  private LargeComponent(boolean nested) {
    this.nested = nested;
    add(new byte[] {0, 'a', 's', 'm', 0x0D, 0, 1, 0});
  }

  private void add(byte[] section) {
    out.writeBytes(section);
  }

  /** The whole of it. */
  static byte[] bytes() {
    return new LargeComponent(false).component();
  }

  private byte[] component() {
    add(of(1, sized((Object) module())));
    var host = new ArrayList<byte[]>();
    for (int i = 0; i < IMPORTED; i++) {
      imported(i);
      for (int k = 0; k < FUNCTIONS; k++) {
        int number = i * FUNCTIONS + k;
        add(section(8, 1, 0, number, List.of()));
        host.add(of("h" + number, 0, number));
      }
    }
    int lowered = IMPORTED * FUNCTIONS;
    add(section(2, 1, host));
    add(section(2, 0, 0, List.of(of("host", 0x12, 0))));
    add(section(6, 0, 2, 1, 1, "memory"));
    add(section(6, 0, 0, 1, 1, "realloc"));
    for (int i = 0; i < EXPORTED; i++) {
      int first = types;
      List<Integer> functions = signatures(values(List.of()));
      var args = new ArrayList<byte[]>();
      for (int t = 0; t < NAMES.size(); t++) {
        args.add(of("import-type-" + NAMES.get(t), 3, first + t));
      }
      for (int k = 0; k < FUNCTIONS; k++) {
        int number = i * FUNCTIONS + k;
        add(section(6, 0, 0, 1, 1, "e" + number));
        var options = List.of(of(0), of(3, 0), of(4, lowered));
        add(section(8, 0, 0, lowered + 1 + number, options, functions.get(k)));
        args.add(of("import-func-f" + k, 1, lowered + number));
      }
      add(of(4, sized((Object) new LargeComponent(true).wrapper())));
      add(section(5, 0, i, args));
      add(section(11, 0, "acme:large/export%d@1.0.0".formatted(i), 5, IMPORTED + 2 * i, 0));
    }
    return out.toByteArray();
  }

  private void imported(int number) {
    var declarators = new ArrayList<byte[]>();
    declarators.add(of(1, 0x40, List.of(of("x", 0x79)), 0, 0x79));
    for (int k = 0; k < FUNCTIONS; k++) {
      declarators.add(of(4, 0, "f" + k, 1, 0));
    }
    add(section(7, 0x42, declarators));
    add(section(10, 0, "acme:large/import%d@1.0.0".formatted(number), 5, types++));
    for (int k = 0; k < FUNCTIONS; k++) {
      add(section(6, 1, 0, number, "f" + k));
    }
  }

  private int define(Object... parts) {
    add(section(7, parts));
    return types++;
  }

  /**
   * Defines a record, a variant, an enum and flags, unless they are known already, then a list and
   * an option of them.
   *
   * @return the indices of all six
   */
  private List<Integer> values(List<Integer> known) {
    var indices = new ArrayList<>(known);
    if (known.isEmpty()) {
      List<Object[]> definitions =
          List.of(
              new Object[] {0x72, List.of(of("id", 0x79), of("name", 0x73), of("weight", 0x75))},
              new Object[] {0x71, List.of(of("a", 0, 0), of("b", 1, 0x79, 0), of("c", 1, 0x73, 0))},
              new Object[] {0x6D, List.of("red", "green", "blue")},
              new Object[] {0x6E, List.of("read", "write", "exec")});
      for (int t = 0; t < definitions.size(); t++) {
        int index = define(definitions.get(t));
        if (nested) {
          add(section(10, 0, "import-type-" + NAMES.get(t), 3, 0, index));
          index = types++;
        }
        indices.add(index);
      }
    }
    indices.add(define(0x70, type(indices.get(0))));
    indices.add(define(0x6B, type(indices.get(1))));
    return indices;
  }

  /** Defines the types of the functions; {@link #coreType} follows them. */
  private List<Integer> signatures(List<Integer> values) {
    return IntStream.range(0, FUNCTIONS)
        .map(k ->
            switch (k % 4) {
              case 0 ->
                  define(
                      0x40, List.of(of("a", type(values.get(0))), of("b", 0x73)), 0, 0x79);
              case 1 ->
                  define(
                      0x40,
                      List.of(of("a", type(values.get(4))), of("c", type(values.get(2)))),
                      0,
                      type(values.get(5)));
              case 2 ->
                  define(0x40, List.of(of("p", type(values.get(3)))), 0, type(values.get(3)));
              default ->
                  define(0x40, List.of(of("c", type(values.get(1)))), 0, type(values.get(0)));
            })
        .boxed()
        .toList();
  }

  private static int coreType(int function) {
    return switch (function % 4) {
      case 0 -> 0;
      case 2 -> 2;
      default -> 1;
    };
  }

  /** Gives types and functions the names that an exported interface has for them. */
  private byte[] wrapper() {
    List<Integer> imported = values(List.of());
    List<Integer> signatures = signatures(imported);
    for (int k = 0; k < FUNCTIONS; k++) {
      add(section(10, 0, "import-func-f" + k, 1, signatures.get(k)));
    }
    var exported = new ArrayList<Integer>();
    for (int t = 0; t < NAMES.size(); t++) {
      add(section(11, 0, NAMES.get(t), 3, imported.get(t), 0));
      exported.add(types++);
    }
    List<Integer> ascribed = signatures(values(exported));
    for (int k = 0; k < FUNCTIONS; k++) {
      add(section(11, 0, "f" + k, 1, k, 1, 1, ascribed.get(k)));
    }
    return out.toByteArray();
  }

  /** The core module. */
  static byte[] module() {
    int one = filler().length + 1;
    return module((SIZE - module(0).length) / one);
  }

  private static byte[] module(int fillers) {
    int imports = IMPORTED * FUNCTIONS;
    var functions = new ArrayList<byte[]>();
    var exports = new ArrayList<byte[]>();
    var code = new ArrayList<byte[]>();
    exports.add(of("memory", 2, 0));
    functions.add(of(3));
    exports.add(of("realloc", 0, imports));
    byte[] answer = sized(0, 0x41, new byte[] {(byte) 0x80, 0x10}, END);
    code.add(answer);
    for (int number = 0; number < EXPORTED * FUNCTIONS; number++) {
      exports.add(of("e" + number, 0, imports + functions.size()));
      functions.add(of(coreType(number % FUNCTIONS)));
      code.add(answer);
    }
    for (int i = 0; i < fillers; i++) {
      functions.add(of(2));
      code.add(filler());
    }
    return of(
        new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0},
        1,
        sized(
            List.of(
                of(0x60, List.of(I32, I32, I32, F64, I32, I32), List.of(I32)),
                of(0x60, List.of(I32, I32, I32), List.of(I32)),
                of(0x60, List.of(I32), List.of(I32)),
                of(0x60, List.of(I32, I32, I32, I32), List.of(I32)))),
        2,
        sized(
            IntStream.range(0, imports).mapToObj(i -> of("host", "h" + i, 0, 2)).toList()),
        3,
        sized(functions),
        5,
        sized(List.of(of(0, 1))),
        7,
        sized(exports),
        10,
        sized(code));
  }

  /** Adds numbers to its parameter for 280 bytes. */
  private static byte[] filler() {
    var body = new ByteArrayOutputStream();
    body.write(0);
    for (int i = 0; i < 40; i++) {
      body.writeBytes(new byte[] {0x20, 0, 0x41, (byte) i, 0x6A, 0x21, 0});
    }
    body.writeBytes(new byte[] {0x20, 0, END});
    return sized((Object) body.toByteArray());
  }
}
