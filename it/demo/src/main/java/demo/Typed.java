package demo;

import java.util.List;
import peers.guest.Guest;
import peers.guest.Types.Person;

/** The component of the registry, called from Java without Lua. */
public final class Typed {
  private Typed() {}

  /** Prints what the component answers. */
  public static void main(String[] args) {
    try (var guest = Guest.create()) {
      var users = List.of(new Person(1, "ada", List.of("math"), true));
      System.out.println("typed:     " + guest.api().transformUsers(users));
    }
  }
}
