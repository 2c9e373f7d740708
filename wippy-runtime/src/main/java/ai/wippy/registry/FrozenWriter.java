package ai.wippy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@link FrozenFormat}. */
final class FrozenWriter {
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream body = new DataOutputStream(bytes);

  byte[] write(FrozenRegistry frozen) {
    try {
      var target = new ByteArrayOutputStream();
      write(frozen, target);
      return target.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  private void write(FrozenRegistry frozen, OutputStream target) throws IOException {
    value(frozen.settings().values());
    List<Entry> entries = frozen.registry().all();
    number(body, entries.size());
    for (Entry entry : entries) {
      entry(entry);
    }
    var out = new DataOutputStream(target);
    out.writeInt(FrozenFormat.MAGIC);
    out.writeByte(FrozenFormat.VERSION);
    number(out, strings.size());
    for (String string : strings.keySet()) {
      byte[] utf8 = string.getBytes(UTF_8);
      number(out, utf8.length);
      out.write(utf8);
    }
    bytes.writeTo(out);
    out.flush();
  }

  private void entry(Entry entry) throws IOException {
    string(entry.id().namespace());
    string(entry.id().name());
    string(entry.kind());
    value(entry.meta());
    value(entry.data());
    value(entry.built());
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case Boolean truth -> body.writeByte(truth ? FrozenFormat.TRUE : FrozenFormat.FALSE);
      case Long number -> {
        body.writeByte(FrozenFormat.INTEGER);
        number(body, number << 1 ^ number >> 63);
      }
      case Double number -> {
        body.writeByte(FrozenFormat.DECIMAL);
        body.writeDouble(number);
      }
      case String text -> {
        body.writeByte(FrozenFormat.STRING);
        string(text);
      }
      case List<?> list -> {
        body.writeByte(FrozenFormat.LIST);
        number(body, list.size());
        for (Object element : list) {
          value(element);
        }
      }
      case Map<?, ?> map -> {
        body.writeByte(FrozenFormat.MAP);
        number(body, map.size());
        for (var field : new TreeMap<>(map).entrySet()) {
          string((String) field.getKey());
          value(field.getValue());
        }
      }
      default -> throw new IllegalArgumentException("an entry cannot hold a " + value.getClass());
    }
  }

  private void string(String string) throws IOException {
    Integer known = strings.putIfAbsent(string, strings.size());
    number(body, known == null ? strings.size() - 1 : known);
  }

  private static void number(DataOutputStream out, long number) throws IOException {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }
}
