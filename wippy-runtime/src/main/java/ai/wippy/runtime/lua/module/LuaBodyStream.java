package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A body that Lua code reads as it arrives. */
final class LuaBodyStream {
  private static final int USUAL = 16 << 10;
  private static final int MOST = 16 << 20;

  private static final ObjectType<LuaBodyStream> TYPE =
      new ObjectType<>("stream", LuaBodyStream.class)
          .fallible("read", (self, args) -> self.read(args))
          .fallible("close", (self, _) -> self.close());

  private final LuaState state;
  private final InputStream in;

  LuaBodyStream(LuaState state, InputStream in) {
    this.state = state;
    this.in = in;
  }

  LuaValue value() {
    return TYPE.of(this);
  }

  /** What has arrived, but no more than asked for; nil at the end. */
  private LuaValue read(Varargs args) {
    int most = args.isnoneornil(1) ? USUAL : Inputs.count(args, 1, "size", 1, MOST);
    byte[] part = state.outside(() -> part(most));
    return part.length == 0 ? LuaValue.NIL : Bytes.of(part);
  }

  private byte[] part(int most) {
    byte[] bytes = new byte[most];
    try {
      int got = in.read(bytes);
      return got < 0 ? new byte[0] : Arrays.copyOf(bytes, got);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private LuaValue close() {
    try {
      in.close();
      return LuaValue.TRUE;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  static Failure failure(IOException e) {
    String message = e.getMessage();
    return new Failure(Kind.UNAVAILABLE, message == null ? "the connection broke" : message, e);
  }
}
