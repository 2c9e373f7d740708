package ai.wippy.runtime.lua.module;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.wasi.file.Mount;
import java.util.function.Function;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code fs}: directories of the application, those that the caller may use. */
public final class FsModule implements LuaModule {
  private static final String GET = "fs.get";

  private final Function<EntryId, Mount> mounts;
  private final Access access;

  FsModule(Function<EntryId, Mount> mounts, Access access) {
    this.mounts = mounts;
    this.access = access;
  }

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .fallible("get", args -> get(state, args))
        .value(
            "type",
            new Library()
                .value("FILE", Bytes.of(Volume.FILE))
                .value("DIR", Bytes.of(Volume.DIRECTORY))
                .table())
        .value(
            "seek",
            new Library()
                .value("SET", Bytes.of("set"))
                .value("CUR", Bytes.of("cur"))
                .value("END", Bytes.of("end"))
                .table())
        .table();
  }

  private LuaValue get(LuaState state, Varargs args) {
    String id = Inputs.word(args, 1, "filesystem");
    access.require(state.context(), GET, id);
    return new Volume(state, id, mounts.apply(EntryId.parse(id))).object();
  }
}
