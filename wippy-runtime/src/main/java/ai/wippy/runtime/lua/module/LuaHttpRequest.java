package ai.wippy.runtime.lua.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.http.exchange.FormData;
import ai.wippy.runtime.http.exchange.MediaType;
import ai.wippy.runtime.http.exchange.Query;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A request in the hands of Lua code. */
final class LuaHttpRequest {
  private static final ObjectType<LuaHttpRequest> TYPE =
      new ObjectType<>("request", LuaHttpRequest.class)
          .fallible("method", (self, _) -> Bytes.of(self.exchange.method()))
          .fallible("path", (self, _) -> Bytes.of(self.exchange.path()))
          .fallible("query", (self, args) -> self.query(args))
          .fallible("query_params", (self, _) -> table(Query.parse(self.exchange.query())))
          .fallible("header", (self, args) -> self.header(args))
          .fallible("content_type", (self, _) -> orNil(self.field("content-type")))
          .fallible("content_length", (self, _) -> LuaValue.valueOf(self.length()))
          .fallible("host", (self, _) -> Bytes.of(self.exchange.host()))
          .fallible("remote_addr", (self, _) -> Bytes.of(self.remoteAddress()))
          .fallible("param", (self, args) -> self.param(args))
          .fallible("params", (self, _) -> self.params())
          .fallible("has_body", (self, _) -> LuaValue.valueOf(self.hasBody()))
          .fallible("accepts", (self, args) -> LuaValue.valueOf(self.accepts(args)))
          .fallible("is_content_type", (self, args) -> LuaValue.valueOf(self.isOfType(args)))
          .fallible("body", (self, _) -> Bytes.of(self.body()))
          .fallible("body_json", (self, _) -> self.json())
          .fallible("stream", (self, _) -> self.stream())
          .fallible("parse_multipart", (self, args) -> self.parts(args));

  private static final LuaString MAX_BODY = Bytes.of("max_body");

  private final LuaState state;
  private final Exchange exchange;
  private final long most;
  private byte @Nullable [] body;

  LuaHttpRequest(LuaState state, Exchange exchange, Varargs args) {
    this.state = state;
    this.exchange = exchange;
    LuaValue limit =
        args.isnoneornil(1) ? LuaValue.NIL : Inputs.table(args, 1, "options").get(MAX_BODY);
    most = limit.isnil() ? Long.MAX_VALUE : limit.tolong();
  }

  LuaValue value() {
    return TYPE.of(this);
  }

  private String field(String name) {
    return exchange.headers().getOrDefault(name, List.of("")).getFirst();
  }

  /** Fields are bytes, as Lua's strings are. */
  private static LuaValue orNil(String field) {
    return field.isEmpty() ? LuaValue.NIL : Bytes.of(field.getBytes(ISO_8859_1));
  }

  private LuaValue header(Varargs args) {
    List<String> values =
        exchange.headers().get(Inputs.word(args, 1, "name").toLowerCase(Locale.ROOT));
    return values == null ? LuaValue.NIL : Bytes.of(values.getFirst().getBytes(ISO_8859_1));
  }

  private LuaValue query(Varargs args) {
    if (args.isnoneornil(1)) {
      return Bytes.of(exchange.query());
    }
    List<String> values = Query.parse(exchange.query()).get(Inputs.word(args, 1, "name"));
    return values == null ? LuaValue.NIL : Bytes.of(values.getFirst());
  }

  /** A value by itself, several as a list. */
  private static LuaValue table(Map<String, List<String>> values) {
    var table = new Table();
    values.forEach((name, all) -> {
      LuaValue value = Bytes.of(all.getFirst());
      if (all.size() > 1) {
        var list = new Table();
        all.forEach(each -> list.append(Bytes.of(each)));
        value = list;
      }
      table.rawset(Bytes.of(name), value);
    });
    return table;
  }

  private LuaValue param(Varargs args) {
    String value = exchange.params().get(Inputs.word(args, 1, "name"));
    return value == null ? LuaValue.NIL : Bytes.of(value);
  }

  private LuaValue params() {
    var table = new Table();
    exchange.params().forEach((name, value) -> table.rawset(Bytes.of(name), Bytes.of(value)));
    return table;
  }

  private String remoteAddress() {
    String address = exchange.remoteAddress();
    String host = address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    return host + ":" + exchange.remotePort();
  }

  private long length() {
    String length = field("content-length");
    return length.isEmpty() ? body == null ? -1 : body.length : Long.parseLong(length);
  }

  private boolean hasBody() {
    return length() > 0 || exchange.headers().containsKey("transfer-encoding");
  }

  private boolean accepts(Varargs args) {
    return MediaType.accepts(field("accept"), Inputs.word(args, 1, "content type"));
  }

  private boolean isOfType(Varargs args) {
    return MediaType.bare(field("content-type"))
        .equals(MediaType.bare(Inputs.word(args, 1, "content type")));
  }

  private byte[] body() {
    byte[] whole = body;
    if (whole == null) {
      whole = state.outside(this::read);
      body = whole;
    }
    return whole;
  }

  private byte[] read() {
    try {
      byte[] whole =
          most >= Integer.MAX_VALUE
              ? exchange.body().readAllBytes()
              : exchange.body().readNBytes((int) most + 1);
      if (whole.length > most) {
        throw new Failure(
            Kind.INVALID, "the request's body is larger than %d bytes (max_body)".formatted(most));
      }
      return whole;
    } catch (IOException e) {
      throw LuaBodyStream.failure(e);
    }
  }

  private LuaValue json() {
    byte[] text = body();
    if (text.length == 0) {
      throw new Failure(Kind.INVALID, "the request has no body");
    }
    return JsonText.read(state.values(), Bytes.of(text));
  }

  private LuaValue stream() {
    if (body != null) {
      throw new Failure(Kind.INVALID, "the request's body has been read already");
    }
    return new LuaBodyStream(state, exchange.body()).value();
  }

  private LuaValue parts(Varargs args) {
    long limit = args.isnoneornil(1) ? Long.MAX_VALUE : Inputs.count(args, 1, "size", 1, 1 << 30);
    byte[] whole = body();
    if (whole.length > limit) {
      throw new Failure(Kind.INVALID, "the form is larger than %d bytes".formatted(limit));
    }
    return LuaFormFile.table(state, FormData.parse(field("content-type"), whole));
  }

  @Override
  public String toString() {
    return "request: %s %s".formatted(exchange.method(), exchange.path());
  }
}
