package ai.wippy.runtime.lua.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.http.exchange.Reply;
import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The response of Lua code. */
final class LuaHttpResponse {
  private static final String CONTENT_TYPE = "Content-Type";

  private static final ObjectType<LuaHttpResponse> TYPE =
      new ObjectType<>("response", LuaHttpResponse.class)
          .method("set_status", (self, args) -> Answer.of(() -> self.setStatus(args)))
          .method("set_header", (self, args) -> Answer.of(() -> self.setHeader(args)))
          .method("add_header", (self, args) -> Answer.of(() -> self.addHeader(args)))
          .method("set_content_type", (self, args) -> Answer.of(() -> self.setContentType(args)))
          .method("set_transfer", (self, args) -> Answer.of(() -> self.setTransfer(args)))
          .method("write", (self, args) -> Answer.of(() -> self.write(args)))
          .method("write_json", (self, args) -> Answer.of(() -> self.writeJson(args)))
          .method("write_event", (self, args) -> Answer.of(() -> self.writeEvent(args)))
          .method("flush", (self, _) -> Answer.of(self::flush));

  private final LuaState state;
  private final Reply reply;
  private boolean broken;

  LuaHttpResponse(LuaState state, Exchange exchange) {
    this.state = state;
    reply = exchange.reply();
  }

  LuaValue value() {
    return TYPE.of(this);
  }

  private void setStatus(Varargs args) {
    reply.status(Inputs.count(args, 1, "status", 0, 999));
  }

  private void setHeader(Varargs args) {
    reply.header(Inputs.word(args, 1, "name"), field(args, 2));
  }

  private void addHeader(Varargs args) {
    reply.addHeader(Inputs.word(args, 1, "name"), field(args, 2));
  }

  /** The bytes of a string as the server wants them. */
  private static String field(Varargs args, int index) {
    LuaValue value = args.arg(index);
    return value instanceof LuaNumber
        ? value.tojstring()
        : new String(Inputs.bytes(args, index, "value"), ISO_8859_1);
  }

  private void setContentType(Varargs args) {
    reply.header(CONTENT_TYPE, field(args, 1));
  }

  private void setTransfer(Varargs args) {
    switch (Inputs.word(args, 1, "transfer")) {
      case HttpConstants.SSE -> {
        reply.header(CONTENT_TYPE, "text/event-stream");
        reply.header("Cache-Control", "no-cache");
      }
      case HttpConstants.CHUNKED -> {
        // So it is whenever nobody says how long the body is.
      }
      default ->
          throw Inputs.invalid(
              "a transfer is one of http.TRANSFER, not " + args.arg1().tojstring());
    }
  }

  private void write(Varargs args) {
    LuaValue value = args.arg1();
    send(
        value instanceof LuaNumber
            ? value.tojstring().getBytes(UTF_8)
            : Inputs.bytes(args, 1, "data"),
        false);
  }

  private void writeJson(Varargs args) {
    byte[] json = JsonText.of(state.values(), args.arg1());
    if (!reply.committed() && reply.header(CONTENT_TYPE).isEmpty()) {
      reply.header(CONTENT_TYPE, "application/json");
    }
    send(json, false);
  }

  private void writeEvent(Varargs args) {
    LuaTable event = Inputs.table(args, 1, "event");
    if (!reply.committed() && reply.header(CONTENT_TYPE).isEmpty()) {
      reply.header(CONTENT_TYPE, "text/event-stream");
      reply.header("Cache-Control", "no-cache");
    }
    var text = new StringBuilder();
    line(text, "id", event.get("id"));
    line(text, "event", event.get("name").isnil() ? event.get("event") : event.get("name"));
    line(text, "retry", event.get("retry"));
    for (String line : data(event.get("data")).split("\r\n|\r|\n", -1)) {
      text.append("data: ").append(line).append('\n');
    }
    send(text.append('\n').toString().getBytes(UTF_8), true);
  }

  private String data(LuaValue data) {
    return data instanceof LuaString string
        ? Bytes.text(string)
        : new String(JsonText.of(state.values(), data), UTF_8);
  }

  private static void line(StringBuilder text, String name, LuaValue value) {
    if (value.isnil()) {
      return;
    }
    String line = value instanceof LuaString string ? Bytes.text(string) : value.tojstring();
    if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw Inputs.invalid("%s of an event is one line, not `%s`".formatted(name, line));
    }
    text.append(name).append(": ").append(line).append('\n');
  }

  private void flush() {
    send(new byte[0], true);
  }

  private void send(byte[] bytes, boolean flush) {
    state.outside(() -> {
      try {
        var out = reply.body();
        out.write(bytes);
        if (flush) {
          out.flush();
        }
        return bytes;
      } catch (IOException e) {
        if (broken) {
          // Who goes on writing to a client that is gone has not looked at the error.
          Thread.currentThread().interrupt();
        }
        broken = true;
        throw new Failure(Kind.UNAVAILABLE, "the response cannot be written: " + e.getMessage(), e);
      }
    });
  }
}
