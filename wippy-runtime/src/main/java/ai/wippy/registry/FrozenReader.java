package ai.wippy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@link FrozenFormat}. */
final class FrozenReader {
  private final ByteBuffer in;
  private String[] strings = {};

  FrozenReader(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  FrozenRegistry read() {
    try {
      return content();
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | ClassCastException
        | IllegalArgumentException e) {
      throw new IllegalStateException("the registry in this jar is damaged; build it again", e);
    }
  }

  private FrozenRegistry content() {
    if (in.getInt() != FrozenFormat.MAGIC) {
      throw new IllegalStateException("this is no registry; build the jar again");
    }
    int version = in.get();
    if (version != FrozenFormat.VERSION) {
      throw new IllegalStateException(
          ("the registry in this jar has version %d, but this runtime reads version %d; build the"
                  + " jar with the wippy-maven-plugin of the runtime's version")
              .formatted(version, FrozenFormat.VERSION));
    }
    readStrings();
    var settings = new Settings(map(value()));
    int count = count();
    var entries = new ArrayList<Entry>(count);
    for (int i = 0; i < count; i++) {
      entries.add(entry());
    }
    return new FrozenRegistry(new Registry(entries), settings);
  }

  private void readStrings() {
    strings = new String[count()];
    for (int i = 0; i < strings.length; i++) {
      int length = count();
      strings[i] = new String(in.array(), in.position(), length, UTF_8);
      in.position(in.position() + length);
    }
  }

  private Entry entry() {
    var id = new EntryId(string(), string());
    String kind = string();
    Map<String, Object> meta = map(value());
    Map<String, Object> data = map(value());
    Map<String, String> built = new LinkedHashMap<>();
    map(value()).forEach((key, value) -> built.put(key, (String) value));
    return new Entry(id, kind, meta, data, built);
  }

  private Object value() {
    int tag = in.get();
    return switch (tag) {
      case FrozenFormat.FALSE -> false;
      case FrozenFormat.TRUE -> true;
      case FrozenFormat.INTEGER -> zigzag(number());
      case FrozenFormat.DECIMAL -> in.getDouble();
      case FrozenFormat.STRING -> string();
      case FrozenFormat.LIST -> list();
      case FrozenFormat.MAP -> map();
      default -> throw new IllegalArgumentException("tag " + tag);
    };
  }

  private List<Object> list() {
    int count = count();
    var list = new ArrayList<Object>(count);
    for (int i = 0; i < count; i++) {
      list.add(value());
    }
    return List.copyOf(list);
  }

  private Map<String, Object> map() {
    int count = count();
    Map<String, Object> map = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      map.put(string(), value());
    }
    return map;
  }

  @SuppressWarnings("unchecked") // map() makes all maps
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private String string() {
    return strings[count()];
  }

  /** A number of things that follow, each at least a byte long. */
  private int count() {
    long count = number();
    if (count < 0 || count > in.capacity()) {
      throw new IllegalArgumentException("count " + count);
    }
    return (int) count;
  }

  private static long zigzag(long number) {
    return number >>> 1 ^ -(number & 1);
  }

  private long number() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = in.get();
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("number of more than 64 bits");
  }
}
