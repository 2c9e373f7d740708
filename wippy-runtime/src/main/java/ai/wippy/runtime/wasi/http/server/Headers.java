package ai.wippy.runtime.wasi.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.FieldList.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields of guests, and those of exchanges. */
final class Headers {
  private Headers() {}

  static FieldList toGuest(Map<String, List<String>> headers) {
    var fields = new ArrayList<Field>();
    headers.forEach((name, values) ->
        values.forEach(value -> fields.add(new Field(name, value.getBytes(ISO_8859_1)))));
    return FieldList.received(fields);
  }

  static Map<String, List<String>> byName(Optional<FieldList> fields) {
    var headers = new LinkedHashMap<String, List<String>>();
    fields.ifPresent(list ->
        list.fields()
            .forEach(field ->
                headers
                    .computeIfAbsent(field.name(), _ -> new ArrayList<>())
                    .add(new String(field.value(), ISO_8859_1))));
    return headers;
  }
}
