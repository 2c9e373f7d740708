package ai.wippy.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import peers.guest.Types.Person;

/** A hundred users, as Java programs hold them; those of {@code loops.lua} look the same. */
final class Users {
  static final int COUNT = 100;

  private Users() {}

  static List<Person> typed() {
    return IntStream.rangeClosed(1, COUNT)
        .mapToObj(i -> new Person(i, "user " + i, List.of("math", "chess"), i % 2 == 0))
        .toList();
  }

  static List<Map<String, Object>> values() {
    return typed().stream()
        .map(person ->
            Map.<String, Object>of(
                "id", person.id(),
                "name", person.name(),
                "tags", person.tags(),
                "active", person.active()))
        .toList();
  }
}
