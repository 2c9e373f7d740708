package ai.wippy.runtime.wippy.actor;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.json.JsonReader;
import ai.wippy.runtime.json.JsonWriter;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** What guests send and get, and the values that stand for it in mailboxes. */
final class Payloads {
  static final String UNSUPPORTED = "unsupported-payload";
  static final String INVALID = "invalid-message";

  private static final String BYTES = "bytes";
  private static final String TEXT = "text";
  private static final String JSON = "json";
  private static final int MOST = 16;

  private Payloads() {}

  /**
   * Values of what a guest sends.
   *
   * @throws Failure whose message is the error that the guest gets
   */
  static List<Object> values(List<Process.Payload> payloads) {
    if (payloads.size() > MOST) {
      throw new Failure(Kind.INVALID, INVALID);
    }
    return payloads.stream().map(Payloads::value).toList();
  }

  private static Object value(Process.Payload payload) {
    return switch (payload.format()) {
      case BYTES -> payload.data();
      case TEXT -> new GuestText(text(payload.data()));
      case JSON -> json(payload.data());
      default -> throw new Failure(Kind.INVALID, UNSUPPORTED);
    };
  }

  private static String text(byte[] data) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException e) {
      throw new Failure(Kind.INVALID, INVALID, e);
    }
  }

  private static Object json(byte[] data) {
    try {
      return JsonReader.read(JavaValues.INSTANCE, data);
    } catch (Failure failure) {
      throw new Failure(Kind.INVALID, INVALID, failure);
    }
  }

  /** What a guest gets of a value. */
  static Process.Payload of(Object value) {
    return switch (value) {
      case byte[] bytes -> new Process.Payload(BYTES, bytes);
      case GuestText(String text) -> new Process.Payload(TEXT, text.getBytes(UTF_8));
      case CharSequence text -> new Process.Payload(BYTES, text.toString().getBytes(UTF_8));
      default -> new Process.Payload(JSON, JsonWriter.write(JavaValues.INSTANCE, value));
    };
  }
}
