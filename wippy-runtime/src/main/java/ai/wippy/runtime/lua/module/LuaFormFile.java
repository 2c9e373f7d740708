package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.http.exchange.FormData;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A file of a form. */
record LuaFormFile(LuaState state, FormData.Part part) {
  private static final ObjectType<LuaFormFile> TYPE =
      new ObjectType<>("file", LuaFormFile.class)
          .fallible("name", (self, _) -> Bytes.of(self.part.fileName().orElse("")))
          .fallible("size", (self, _) -> LuaValue.valueOf(self.part.content().length))
          .fallible("header", (self, args) -> self.header(args))
          .fallible("content", (self, _) -> Bytes.of(self.part.content().clone()))
          .fallible("stream", (self, _) -> self.stream());

  /** {@code {values = {name = text}, files = {name = {file, ...}}}}. */
  static LuaValue table(LuaState state, FormData form) {
    var values = new Table();
    var files = new Table();
    for (FormData.Part part : form.parts()) {
      LuaString name = Bytes.of(part.name());
      if (part.fileName().isPresent()) {
        append(files, name, TYPE.of(new LuaFormFile(state, part)));
      } else {
        LuaValue before = values.rawget(name);
        LuaString text = Bytes.of(part.content());
        if (before.isnil()) {
          values.rawset(name, text);
        } else {
          if (!before.istable()) {
            values.rawset(name, LuaValue.NIL);
            append(values, name, before);
          }
          append(values, name, text);
        }
      }
    }
    var table = new Table();
    table.rawset(Bytes.of("values"), values);
    table.rawset(Bytes.of("files"), files);
    return table;
  }

  private static void append(Table table, LuaString name, LuaValue value) {
    Table list = table.rawget(name) instanceof Table there ? there : new Table();
    list.append(value);
    table.rawset(name, list);
  }

  private LuaValue header(Varargs args) {
    String name = Inputs.word(args, 1, "name").toLowerCase(Locale.ROOT);
    String value = part.headers().get(name);
    return value == null ? LuaValue.NIL : Bytes.of(value);
  }

  private LuaValue stream() {
    return new LuaBodyStream(state, new ByteArrayInputStream(part.content())).value();
  }
}
