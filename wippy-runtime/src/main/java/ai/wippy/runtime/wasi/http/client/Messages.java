package ai.wippy.runtime.wasi.http.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.FieldList.Field;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Fields of guests and of Jetty, which keeps the bytes of a value as characters. */
final class Messages {
  private Messages() {}

  static HttpFields.Mutable toJetty(FieldList fields) {
    HttpFields.Mutable jetty = HttpFields.build();
    for (Field field : fields.fields()) {
      jetty.add(
          new HttpField(known(field.name()), field.name(), new String(field.value(), ISO_8859_1)));
    }
    return jetty;
  }

  /** The fields that Jetty has to look at; it would spell the others its own way. */
  private static @Nullable HttpHeader known(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "content-length" -> HttpHeader.CONTENT_LENGTH;
      case "expect" -> HttpHeader.EXPECT;
      default -> null;
    };
  }

  static FieldList toGuest(HttpFields fields) {
    return FieldList.received(
        fields.stream()
            .map(field -> new Field(field.getName(), value(field).getBytes(ISO_8859_1)))
            .toList());
  }

  private static String value(HttpField field) {
    String value = field.getValue();
    return value == null ? "" : value;
  }
}
