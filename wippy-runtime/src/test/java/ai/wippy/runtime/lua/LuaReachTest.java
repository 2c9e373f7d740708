package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.lua.module.Modules;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.security.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaBoolean;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/**
 * Goes through everything that code can reach from its globals, from every module, from metatables
 * and from a text: of the globals nothing is there that is not listed, and no table is there in two
 * states.
 */
class LuaReachTest {
  private static final Path LISTED = Path.of("src/test/resources/lua-reach.txt");
  private static final String STRANGER = " of ";

  private final Set<LuaValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> lines = new ArrayList<>();

  private void walk(LuaState state) {
    visit(state, "_G", state.globals());
    visit(state, "''", Bytes.of("text"));
    walkModules(state);
  }

  private void walkModules(LuaState state) {
    var access = new Access(false);
    new TreeMap<>(Modules.globals(new ProcessTable("node", access), access))
        .forEach((name, global) -> visit(state, name, global.open(state)));
    new TreeMap<>(Modules.of(ModuleFixturesTest.host(Path.of("unused"))))
        .forEach((name, module) -> visit(state, name, module.open(state)));
  }

  private void visit(LuaState state, String path, LuaValue value) {
    switch (value) {
      case LuaString _, LuaNumber _, LuaBoolean _ -> {}
      case Builtin _ -> lines.add(path + "()");
      case Table table -> visitTable(state, path, table);
      case LateTable late -> visit(state, path, late.made());
      case LuaUserdata _ -> lines.add(path + " object");
      default -> lines.add(path + STRANGER + value.getClass().getName());
    }
    LuaValue metatable = metatable(state, value);
    if (!metatable.isnil()) {
      visit(state, path + "<metatable>", metatable);
    }
  }

  private void visitTable(LuaState state, String path, Table table) {
    if (!seen.add(table)) {
      return;
    }
    lines.add(path);
    var sorted = new TreeMap<String, LuaValue>();
    for (LuaValue key : table.keys()) {
      sorted.put(path + "." + key.tojstring(), table.rawget(key));
    }
    sorted.forEach((name, each) -> visit(state, name, each));
  }

  /** What Lua code gets, not what there is. */
  private static LuaValue metatable(LuaState state, LuaValue value) {
    return state.globals().rawget("getmetatable").invoke(value).arg1();
  }

  @Test
  void nothingElseCanBeReachedFromGlobals() throws Exception {
    try (var state = Compiled.state()) {
      visit(state, "_G", state.globals());
      visit(state, "''", Bytes.of("text"));
    }
    String found = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("bless")) {
      Files.writeString(LISTED, found);
    }
    assertThat(found).isEqualTo(Files.readString(LISTED));
  }

  @Test
  void modulesHaveNothingButFunctionsTablesAndObjects() {
    try (var state = Compiled.state()) {
      walkModules(state);
    }
    assertThat(lines).hasSizeGreaterThan(100).noneMatch(line -> line.contains(STRANGER));
  }

  @Test
  void noTableIsInTwoStates() {
    var other = new LuaReachTest();
    try (var one = Compiled.state();
        var two = Compiled.state()) {
      walk(one);
      other.walk(two);
    }
    assertThat(seen).hasSizeGreaterThan(20);
    assertThat(seen).noneMatch(other.seen::contains);
  }
}
