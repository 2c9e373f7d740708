package ai.wippy.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import java.util.ArrayList;
import java.util.List;
import peers.guest.Types.Person;

/** {@code transform-users}, marshalled by hand as the canonical ABI lays people out. */
final class RawUsers {
  private static final String FUNCTION = "peers:guest/api@0.1.0#transform-users";
  private static final int PERSON = 24;
  private static final int STRING = 8;

  private final Memory memory;
  private final ExportFunction realloc;
  private final ExportFunction transform;
  private final ExportFunction postReturn;

  RawUsers(Instance instance) {
    memory = instance.memory();
    realloc = instance.export("cabi_realloc");
    transform = instance.export(FUNCTION);
    postReturn = instance.export("cabi_post_" + FUNCTION);
  }

  List<Person> transform(List<Person> people) {
    int list = allocate(4, people.size() * PERSON);
    for (int i = 0; i < people.size(); i++) {
      store(list + i * PERSON, people.get(i));
    }
    int area = (int) transform.apply(list, people.size())[0];
    List<Person> result = load(memory.readInt(area), memory.readInt(area + 4));
    postReturn.apply(area);
    return result;
  }

  private int allocate(int alignment, int size) {
    return (int) realloc.apply(0, 0, alignment, size)[0];
  }

  private void store(int at, Person person) {
    memory.writeI32(at, (int) person.id());
    store(at + 4, person.name());
    int tags = allocate(4, person.tags().size() * STRING);
    for (int i = 0; i < person.tags().size(); i++) {
      store(tags + i * STRING, person.tags().get(i));
    }
    memory.writeI32(at + 12, tags);
    memory.writeI32(at + 16, person.tags().size());
    memory.writeByte(at + 20, (byte) (person.active() ? 1 : 0));
  }

  private void store(int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int place = allocate(1, bytes.length);
    memory.write(place, bytes);
    memory.writeI32(at, place);
    memory.writeI32(at + 4, bytes.length);
  }

  private List<Person> load(int at, int count) {
    List<Person> people = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      people.add(person(at + i * PERSON));
    }
    return people;
  }

  private Person person(int at) {
    int tags = memory.readInt(at + 12);
    int count = memory.readInt(at + 16);
    List<String> loaded = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      loaded.add(text(tags + i * STRING));
    }
    return new Person(
        Integer.toUnsignedLong(memory.readInt(at)),
        text(at + 4),
        loaded,
        memory.read(at + 20) != 0);
  }

  private String text(int at) {
    return new String(memory.readBytes(memory.readInt(at), memory.readInt(at + 4)), UTF_8);
  }
}
