package ai.wippy.runtime.wasm;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.ExportedFunction.Param;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.json.JsonReader;
import ai.wippy.runtime.json.JsonWriter;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code transport: wasi-http}: the body of a request is what a function gets, and what it returns
 * is the response.
 */
final class HttpTransport {
  private final ExportedFunction type;

  HttpTransport(ExportedFunction type) {
    this.type = type;
  }

  /**
   * Answers a request.
   *
   * @param call calls the function with values of Java
   * @throws Failure of kind INVALID if the body does not fit; what the call throws, unless the
   *     guest itself returns an error
   */
  void serve(Exchange exchange, Function<Object[], Object> call) {
    try {
      answer(exchange, call.apply(arguments(exchange)));
    } catch (Failure failure) {
      Object details = failure.details();
      if (failure.kind() != Kind.UNKNOWN || details == null) {
        throw failure;
      }
      exchange.reply().status(status(details).orElse(500));
      send(exchange, details, details instanceof String text ? text + "\n" : null);
    }
  }

  private Object[] arguments(Exchange exchange) {
    byte[] body = body(exchange);
    if (body.length == 0) {
      return new Object[0];
    }
    List<Param> params = type.params();
    String only = params.size() == 1 ? params.getFirst().type().wit() : "";
    if (only.equals("list<u8>")) {
      return new Object[] {body};
    }
    if (!only.equals("string") && isJson(exchange)) {
      Object value = JsonReader.read(JavaValues.INSTANCE, body);
      return params.size() == 1 ? new Object[] {value} : spread(value);
    }
    return new Object[] {text(body)};
  }

  private static byte[] body(Exchange exchange) {
    try {
      return exchange.body().readAllBytes();
    } catch (IOException e) {
      throw new Failure(Kind.CANCELED, "the request's body has not arrived: " + e.getMessage(), e);
    }
  }

  private static boolean isJson(Exchange exchange) {
    String media =
        exchange
            .headers()
            .getOrDefault("content-type", List.of(""))
            .getFirst()
            .replaceFirst(";.*", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    return media.equals("application/json") || media.endsWith("+json");
  }

  private static String text(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new Failure(
          Kind.INVALID, "the request's body is not UTF-8: a function takes bytes as list<u8>", e);
    }
  }

  /** An element for each parameter, or a field of its name. */
  private Object[] spread(Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(HttpTransport::present).toArray();
      case Map<?, ?> map -> {
        checkNames(map);
        yield type.params().stream().map(param -> present(map.get(param.name()))).toArray();
      }
      default ->
          throw new Failure(
              Kind.INVALID,
              "expected a JSON object with a field for each parameter of " + type.wit());
    };
  }

  private void checkNames(Map<?, ?> fields) {
    for (Object name : fields.keySet()) {
      if (type.params().stream().noneMatch(param -> param.name().equals(name))) {
        throw new Failure(
            Kind.INVALID, "there is no parameter `%s` in %s".formatted(name, type.wit()));
      }
    }
  }

  private static Object present(@Nullable Object value) {
    return value == null ? JavaValues.NIL : value;
  }

  private void answer(Exchange exchange, Object result) {
    if (result == JavaValues.NIL || isUnit()) {
      exchange.reply().status(204);
    } else {
      send(exchange, result, result instanceof String text ? text : null);
    }
  }

  /** Whether there is nothing in a result that is good. */
  private boolean isUnit() {
    String wit = type.result().map(each -> each.wit()).orElse("");
    return wit.equals("result") || wit.startsWith("result<_");
  }

  private static void send(Exchange exchange, Object value, @Nullable String text) {
    if (text != null) {
      exchange.reply().header("Content-Type", "text/plain; charset=utf-8");
      exchange.reply().send(text.getBytes(UTF_8));
    } else if (value instanceof byte[] bytes) {
      exchange.reply().header("Content-Type", "application/octet-stream");
      exchange.reply().send(bytes);
    } else {
      byte[] json = JsonWriter.write(JavaValues.INSTANCE, value);
      exchange.reply().header("Content-Type", "application/json");
      exchange.reply().send(json);
    }
  }

  /**
   * What an error of a guest is called in HTTP: the status that it names, or the one of its kind,
   * as the case of an enum or variant, or a field {@code kind}, calls it.
   */
  private static OptionalInt status(Object details) {
    return switch (details) {
      case String name -> ofKind(name);
      case Map<?, ?> map when map.get("status") instanceof Long status && isStatus(status) ->
          OptionalInt.of(status.intValue());
      case Map<?, ?> map when map.get("kind") instanceof String name -> ofKind(name);
      case Map<?, ?> map when map.size() == 1 ->
          ofKind(String.valueOf(map.keySet().iterator().next()));
      default -> OptionalInt.empty();
    };
  }

  private static boolean isStatus(long number) {
    return number >= 400 && number <= 599;
  }

  private static OptionalInt ofKind(String name) {
    String letters = name.replaceAll("[-_]", "");
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.text().equalsIgnoreCase(letters))
        .mapToInt(kind -> kind.httpStatus())
        .findFirst();
  }
}
