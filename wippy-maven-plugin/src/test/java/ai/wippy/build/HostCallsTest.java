package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.component.plan.Plan;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.World;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import ai.wippy.wit.resolve.WitSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Values of every type on their way to Java hosts and back: through a component that exports what
 * it imports, so that every call of it is a call of the host.
 */
class HostCallsTest {
  private static final String WIT =
      """
      package acme:host@1.0.0;

      interface echo {
        enum level { low, middle, high }
        flags rights { read, write, run }
        record point { x: f32, y: f64, at: option<u64> }
        variant shape {
          none,
          dot(point),
          %text(string),
          wide(s64),
          narrow(f32),
          many(list<point>),
          flag(bool),
        }
        numbers: func(a: u8, b: s8, c: u16, d: s16, e: u32, f: s32, g: u64, h: s64, i: f32, j: f64,
          k: char, l: bool) -> tuple<u8, s8, u16, s16, u32, s32, u64, s64, f32, f64, char, bool>;
        text: func(text: string) -> string;
        bytes: func(bytes: list<u8>) -> list<u8>;
        one: func(level: level, rights: rights) -> tuple<level, rights>;
        flat: func(shape: shape, other: option<shape>) -> tuple<shape, option<shape>>;
        spilled: func(a: shape, b: shape, c: shape, d: list<shape>, e: point) -> list<shape>;
        outcome: func(r: result<shape, level>) -> result<shape, level>;
        unit: func(r: result) -> result;
        only: func(level: level) -> level;
        byte-sized: func(value: u32) -> u8;
      }

      interface store {
        resource item {
          constructor(name: string);
          name: func() -> string;
          rename: func(name: string);
          best: static func(items: list<borrow<item>>) -> option<item>;
        }
        record pair { left: item, right: item }
        pairs: func(items: list<item>) -> list<pair>;
        same: func(a: borrow<item>, b: borrow<item>) -> bool;
        take: func(a: item, b: borrow<item>);
      }

      world pass {
        export echo;
        export store;
        export twice: func(text: string) -> string;
      }
      """;

  /** What a Java developer writes who provides the two interfaces. */
  private static final Generation.Source HOST =
      new Generation.Source(
          "app/Hosts.java",
          """
          package app;

          import acme.host.Echo;
          import acme.host.Store;
          import ai.wippy.runtime.component.*;
          import java.util.*;
          import java.util.concurrent.Callable;

          public final class Hosts implements Callable<List<Object>> {
            public static final class EchoHost implements Echo {
              @Override
              public Tuple12<Integer, Byte, Integer, Short, Long, Integer, Long, Long, Float, Double,
                      Integer, Boolean>
                  numbers(int a, byte b, int c, short d, long e, int f, long g, long h, float i,
                      double j, int k, boolean l) {
                return new Tuple12<>(a, b, c, d, e, f, g, h, i, j, k, l);
              }

              @Override
              public String text(String text) {
                return text;
              }

              @Override
              public byte[] bytes(byte[] bytes) {
                return bytes;
              }

              @Override
              public Tuple2<Level, Set<Rights>> one(Level level, Set<Rights> rights) {
                return new Tuple2<>(level, rights);
              }

              @Override
              public Tuple2<Shape, Optional<Shape>> flat(Shape shape, Optional<Shape> other) {
                return new Tuple2<>(shape, other);
              }

              @Override
              public List<Shape> spilled(Shape a, Shape b, Shape c, List<Shape> d, Point e) {
                var all = new ArrayList<Shape>(List.of(a, b, c));
                all.addAll(d);
                all.add(new Shape.Dot(e));
                return all;
              }

              @Override
              public Result<Shape, Level> outcome(Result<Shape, Level> r) {
                return r;
              }

              @Override
              public Result<Unit, Unit> unit(Result<Unit, Unit> r) {
                return r;
              }

              @Override
              public Level only(Level level) {
                return level;
              }

              @Override
              public int byteSized(long value) {
                return (int) value;
              }
            }

            public static final class ItemHost implements Store.Item {
              private String name;

              ItemHost(String name) {
                this.name = name;
              }

              @Override
              public String name() {
                return name;
              }

              @Override
              public void rename(String name) {
                this.name = name;
              }

              @Override
              public void close() {
                name += " closed";
              }
            }

            public static final class StoreHost implements Store {
              @Override
              public Item newItem(String name) {
                return new ItemHost(name);
              }

              @Override
              public Optional<Item> itemBest(List<Item> items) {
                return items.stream().max(Comparator.comparing(Item::name))
                    .map(item -> new ItemHost(item.name() + "!"));
              }

              @Override
              public List<Pair> pairs(List<Item> items) {
                var pairs = new ArrayList<Pair>();
                for (int i = 0; i + 1 < items.size(); i += 2) {
                  pairs.add(new Pair(items.get(i), items.get(i + 1)));
                }
                return pairs;
              }

              @Override
              public boolean same(Item a, Item b) {
                return a == b;
              }

              @Override
              public void take(Item a, Item b) {
                b.rename(a.name());
                a.close();
              }
            }

            public static Object echo() {
              return new EchoHost();
            }

            public static Object store() {
              return new StoreHost();
            }

            public static Object world() {
              return (PassImports) text -> text + text;
            }

            @Override
            public List<Object> call() {
              Pass pass = Pass.builder()
                  .echo(new EchoHost())
                  .store(new StoreHost())
                  .imports(text -> text + text)
                  .build();
              Echo echo = pass.echo();
              Store store = pass.store();
              var point = new Echo.Point(1.5f, -2.25, Optional.of(-1L));
              var shapes = List.<Echo.Shape>of(
                  new Echo.Shape.None(),
                  new Echo.Shape.Dot(point),
                  new Echo.Shape.Text("t\\u00f6xt"),
                  new Echo.Shape.Wide(Long.MIN_VALUE),
                  new Echo.Shape.Narrow(-0.5f),
                  new Echo.Shape.Many(List.of(point, new Echo.Point(0, 0, Optional.empty()))),
                  new Echo.Shape.Flag(true));
              var results = new ArrayList<Object>();
              results.add(echo.numbers(255, (byte) -128, 65535, (short) -1, 4294967295L, -1, -1L,
                  Long.MIN_VALUE, -1.5f, 1e300, 0x1F600, true));
              for (Echo.Shape shape : shapes) {
                var flat = echo.flat(shape, Optional.of(shape));
                results.add(flat.v0().equals(shape) && flat.v1().equals(Optional.of(shape)));
                results.add(echo.outcome(Result.ok(shape)).equals(Result.ok(shape)));
              }
              results.add(echo.outcome(Result.err(Echo.Level.HIGH)));
              results.add(echo.unit(Result.err(Unit.UNIT)));
              results.add(echo.spilled(shapes.get(0), shapes.get(1), shapes.get(2), shapes, point)
                  .size());
              results.add(echo.one(Echo.Level.MIDDLE, EnumSet.of(Echo.Rights.READ, Echo.Rights.RUN)));
              results.add(pass.twice("x".repeat(3)));
              Store.Item a = store.newItem("a");
              results.add(a.getClass().getSimpleName());
              results.add(store.same(a, a));
              results.add(store.itemBest(List.of(a, new ItemHost("b"))).map(Store.Item::name));
              Store.Pair pair = store.pairs(List.of(a, new ItemHost("c"))).getFirst();
              results.add(pair.left() == a);
              store.take(a, pair.right());
              results.add(a.name() + ", " + pair.right().name());
              return results;
            }
          }
          """);

  private static Generation component;

  @BeforeAll
  static void generate() {
    component = new Generation(plan(), "pass", HOST);
  }

  private static Plan plan() {
    var problems = new Problems();
    var sources = WitSources.of(new SourceText("host.wit", WIT));
    World world =
        WitResolver.resolve(sources, WitOptions.STRICT, problems)
            .packages()
            .getLast()
            .worlds()
            .getFirst();
    assertThat(problems.all()).isEmpty();
    return passing(world);
  }

  /** A component that imports what a world exports, and exports it. */
  private static Plan passing(World world) {
    var imports = new ArrayList<Plan.HostImport>();
    var resources = new ArrayList<Plan.Resource>();
    var exports = new ArrayList<Plan.Export>();
    for (World.Item item : world.exports()) {
      switch (item) {
        case World.FuncItem(Func func) -> exports.add(passing(imports, "", func));
        case World.InterfaceItem(Interface iface) -> {
          String name = iface.name().toString();
          exports.add(
              new Plan.InstanceExport(
                  name,
                  iface.functions().stream()
                      .<Plan.Export>map(func -> passing(imports, name, func))
                      .toList()));
          for (TypeDef def : iface.types()) {
            if (def.target() instanceof TypeDef.Resource(var resource)) {
              resources.add(new Plan.Resource(resource, -1, null));
            }
          }
        }
        case World.TypeItem _ -> {}
      }
    }
    return new Plan(
        new World(world.pkg(), world.name(), world.exports(), world.exports(), ""),
        List.of(),
        imports,
        resources,
        List.of(new Plan.ComponentInstance(-1)),
        List.of(),
        List.of(),
        List.of(),
        exports);
  }

  private static Plan.FuncExport passing(
      List<Plan.HostImport> imports, String instance, Func func) {
    imports.add(new Plan.HostImport("", instance, func));
    return new Plan.FuncExport(func.name(), -1, imports.size() - 1);
  }

  private final ComponentInstance instance = instantiate();

  private static ComponentInstance instantiate() {
    try {
      Class<?> hosts = component.loadClass("app.Hosts");
      Imports imports =
          Imports.of(
              Map.of(
                  "acme:host/echo@1.0.0",
                  hosts.getMethod("echo").invoke(null),
                  "acme:host/store@1.0.0",
                  hosts.getMethod("store").invoke(null),
                  "",
                  hosts.getMethod("world").invoke(null)));
      return component.component().instantiate(new Host(Limits.DEFAULT, imports, true));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Object call(String function, Object... args) {
    return call(instance, function, args);
  }

  private static Object call(ComponentInstance instance, String function, Object... args) {
    try {
      var functions = component.component().functions();
      for (int i = 0; i < functions.size(); i++) {
        if (functions.get(i).name().endsWith(function)) {
          return instance.call(i, JavaValues.INSTANCE, args);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError(function);
  }

  @Test
  void typedCallers() throws Exception {
    var typed = (Callable<?>) component.loadClass("app.Hosts").getConstructor().newInstance();
    List<Object> expected = new ArrayList<>();
    expected.add(
        "Tuple12[v0=255, v1=-128, v2=65535, v3=-1, v4=4294967295, v5=-1, v6=-1,"
            + " v7=-9223372036854775808, v8=-1.5, v9=1.0E300, v10=128512, v11=true]");
    for (int i = 0; i < 14; i++) {
      expected.add("true");
    }
    expected.addAll(
        List.of(
            "Err[error=HIGH]",
            "Err[error=UNIT]",
            "11",
            "Tuple2[v0=MIDDLE, v1=[READ, RUN]]",
            "xxxxxx",
            "ItemHost",
            "true",
            "Optional[b!]",
            "true",
            "a closed, a"));
    assertThat((List<?>) typed.call()).map(Object::toString).isEqualTo(expected);
  }

  @Test
  void dynamicCallers() {
    assertThat(
            call(
                "numbers",
                255,
                -128,
                65535,
                -1,
                4294967295L,
                -1,
                7,
                Long.MIN_VALUE,
                -1.5,
                1e300,
                "😀",
                true))
        .isEqualTo(
            List.of(
                255L,
                -128L,
                65535L,
                -1L,
                4294967295L,
                -1L,
                7L,
                Long.MIN_VALUE,
                -1.5,
                1e300,
                "😀",
                true));
    assertThat(call("text", "wörld")).isEqualTo("wörld");
    assertThat(call("bytes", new byte[] {1, -1})).isEqualTo(new byte[] {1, -1});
    assertThat(call("one", "high", List.of("read")))
        .isEqualTo(List.of("high", Map.of("read", true)));
    Map<String, ?> point = Map.of("x", 1.5, "y", -2.25, "at", 7L);
    for (Map<String, ?> shape :
        List.<Map<String, ?>>of(
            Map.of("none", true),
            Map.of("dot", point),
            Map.of("text", "töxt"),
            Map.of("wide", Long.MIN_VALUE),
            Map.of("narrow", -0.5),
            Map.of("many", List.of(point, point)),
            Map.of("flag", false))) {
      assertThat(call("flat", shape, shape)).isEqualTo(List.of(shape, shape));
      assertThat(call("outcome", Map.of("ok", shape))).isEqualTo(Map.of("ok", shape));
      assertThat(call("spilled", shape, shape, shape, List.of(shape), point))
          .isEqualTo(List.of(shape, shape, shape, shape, Map.of("dot", point)));
    }
    assertThat(call("outcome", Map.of("err", "low"))).isEqualTo(Map.of("err", "low"));
    assertThat(call("twice", "ab")).isEqualTo("abab");
    assertThat(instance.reusable()).isTrue();
  }

  @Test
  void resourcesOfTheHost() {
    Object a = call("[constructor]item", "a");
    Object b = call("[constructor]item", "b");
    assertThat(a.getClass().getSimpleName()).isEqualTo("ItemHost");
    assertThat(call("same", a, a)).isEqualTo(true);
    assertThat(call("same", a, b)).isEqualTo(false);
    assertThat(call("[method]item.name", call("best", List.of(a, b)))).isEqualTo("b!");
    var pairs = (List<?>) call("pairs", List.of(a, b, a));
    assertThat(pairs).isEqualTo(List.of(Map.of("left", a, "right", b)));
    call("take", a, b);
    assertThat(call("[method]item.name", b)).isEqualTo("a");
    assertThat(call("[method]item.name", a)).isEqualTo("a closed");
    AutoCloseable stranger = () -> {};
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("same", a, stranger))
        .withMessageStartingWith("b: expected item, which implements acme.host.Store$Item, got ");
  }

  @Test
  void aResultThatDoesNotFitIsTheHostsMistake() {
    assertThat(call("byte-sized", 255)).isEqualTo(255L);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call("byte-sized", 256))
        .withMessage(
            "the host gave the guest a bad value: acme:host/echo@1.0.0#byte-sized: 256 is out of"
                + " range for u8 (0 to 255)");
    assertThat(instance.reusable()).isFalse();
  }

  @Test
  void whatNobodyProvidesTrapsWhenItIsCalled() throws ReflectiveOperationException {
    ComponentInstance alone = component.component().instantiate(Host.ISOLATED);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(alone, "twice", "x"))
        .withMessage(
            "twice of the world is not provided: make the instance with a builder that was given"
                + " an implementation")
        .satisfies(trap -> assertThat(trap.kind()).isEqualTo(Kind.PERMISSION_DENIED));
  }
}
