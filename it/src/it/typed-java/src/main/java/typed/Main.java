package typed;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import peers.guest.Api;
import peers.guest.Guest;
import peers.guest.Types.Color;
import peers.guest.Types.Perms;
import peers.guest.Types.Person;
import peers.guest.Types.Shape;

/** Calls the component through its bindings, as plain Java. */
public final class Main {
  private Main() {}

  /** Prints what each kind of type gives. */
  public static void main(String[] args) {
    try (var guest = Guest.create()) {
      System.out.println("add: " + guest.add(20, 22));
      Api api = guest.api();
      System.out.println("string: " + api.greet("Zoë"));
      var ada = new Person(1, "ada", List.of("math"), true);
      System.out.println("record: " + api.echoPerson(ada).equals(ada));
      System.out.println("list: " + api.transformUsers(List.of(ada)));
      System.out.println("numbers: " + api.sum(new long[] {4294967295L, 1}));
      System.out.println("ok: " + describe(api.divide(84, 2)));
      System.out.println("error: " + describe(api.divide(1, 0)));
      System.out.println("circle: " + api.area(new Shape.Circle(1)));
      System.out.println("rectangle: " + api.area(new Shape.Rect(new Tuple2<>(6.0, 7.0))));
      System.out.println("enum: " + api.nextColor(Color.RED) + " " + api.nextColor(Color.BLUE));
      System.out.println("flags: " + new TreeSet<>(api.toggle(EnumSet.of(Perms.WRITE))));
      System.out.println("char: " + api.initial("ë").map(Character::toString).orElseThrow());
    }
  }

  private static String describe(Result<Integer, String> result) {
    return switch (result) {
      case Result.Ok<Integer, String>(Integer value) -> "is " + value;
      case Result.Err<Integer, String>(String error) -> "is no number: " + error;
    };
  }
}
