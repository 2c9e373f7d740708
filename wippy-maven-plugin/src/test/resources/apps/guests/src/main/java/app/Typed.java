package app;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import peers.guest.Api;
import peers.guest.Guest;
import peers.guest.Types.Color;
import peers.guest.Types.Perms;
import peers.guest.Types.Person;
import peers.guest.Types.Shape;

/** What a Java developer writes: typed values in and out, and no name is a string. */
public final class Typed implements Supplier<List<Object>> {
  @Override
  public List<Object> get() {
    try (Guest guest = Guest.create();
        RustAdd rust = RustAdd.create();
        RustCoreGreet core = RustCoreGreet.create();
        SameU64 numbers = SameU64.create();
        Outcomes outcomes = Outcomes.create();
        Nested nested = Nested.create()) {
      Api api = guest.api();
      Person ada = new Person(4294967295L, "Ada", List.of("a", "ö"), true);
      List<Person> transformed = api.transformUsers(List.of(ada, ada));
      Optional<Color> after = api.nextColor(Color.RED);
      Set<Perms> toggled = api.toggle(EnumSet.of(Perms.WRITE));
      return List.of(
          guest.add(Integer.MAX_VALUE, 1),
          api.greet("W\u00f6rld"),
          api.echoPerson(ada).equals(ada),
          transformed.size(),
          transformed.get(1),
          api.sum(new long[] {4294967295L, 1}),
          outcome(api.divide(7, 0)),
          outcome(api.divide(7, 2)),
          api.area(new Shape.Rect(new Tuple2<>(2.0, 3.0))),
          api.area(new Shape.Unit()),
          after,
          toggled,
          api.minmax(new double[] {3, -1, 2}),
          api.initial("\ud83d\ude00"),
          api.fib(20),
          rust.add(40, 2),
          rust.greet("Ada"),
          core.greet("Ada"),
          numbers.same(-1),
          outcomes.outcomes(),
          nested.nested(),
          refused(() -> api.sum(new long[] {1, -1})),
          refused(() -> api.fib(1L << 32)),
          refused(
              () ->
                  api.transformUsers(
                      List.of(ada, new Person(4294967296L, "Bob", List.of(), true)))),
          guest.add(1, 1));
    }
  }

  /** What is out of range is told by its path; the guest goes on. */
  private static String refused(Runnable call) {
    try {
      call.run();
      return "taken";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static Object outcome(Result<Integer, String> result) {
    return switch (result) {
      case Result.Ok<Integer, String>(Integer value) -> value;
      case Result.Err<Integer, String>(String error) -> error;
    };
  }
}
