package ai.wippy.runtime.lua;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.ProcessFrame;
import ai.wippy.runtime.process.Program;

/** A {@code process.lua}: one call of its method is its whole life. */
record LuaProgram(LuaEntry code) implements Program {
  @Override
  public Object run(ProcessFrame process, Values values, Object... args) {
    return code.call(state(code.id(), process), values, args);
  }

  private static LuaState state(EntryId entry, ProcessFrame process) {
    var state = new LuaState(entry, process.process().channels());
    state.inherit(process);
    return state;
  }

  @Override
  public boolean cooperates() {
    return true;
  }
}
