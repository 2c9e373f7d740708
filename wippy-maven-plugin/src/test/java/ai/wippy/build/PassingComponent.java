package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.plan.Plan;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Limits;
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

/** A component that exports what it imports, with values of every type, and a host for it. */
final class PassingComponent {
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

  private PassingComponent() {}

  /** The component with its bindings, and the host as {@code app.Hosts}. */
  static Generation generate() {
    return new Generation(plan(), "pass", HOST);
  }

  /** An instance whose host is the one of this class. */
  static ComponentInstance instantiate(Generation component) {
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
}
