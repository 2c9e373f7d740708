package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Globals that are added to a module: arguments wait in them until the trampoline calls. */
final class Registers {
  private record Register(String type, int number) {}

  private final int first;
  private final SequencedMap<Register, Integer> registers = new LinkedHashMap<>();

  /**
   * Starts with two numbers.
   *
   * @param first the index of the next global
   */
  Registers(int first) {
    this.first = first;
  }

  /** The number of what the trampoline has to call; 0 if there is nothing, which is the rule. */
  int next() {
    return register(new Register(ValueTypes.I32, 0));
  }

  /** How many tail calls are on the stack since the trampoline called, or another call was made. */
  int depth() {
    return register(new Register(ValueTypes.I32, 1));
  }

  /** A global for each of some values, those of a signature. */
  List<Integer> of(List<String> types) {
    var used = new HashMap<>(Map.of(ValueTypes.I32, 2));
    var globals = new ArrayList<Integer>();
    for (String type : types) {
      String nullable = ValueTypes.nullable(type);
      int number = used.merge(nullable, 1, Integer::sum) - 1;
      globals.add(register(new Register(nullable, number)));
    }
    return globals;
  }

  private int register(Register register) {
    return registers.computeIfAbsent(register, _ -> first + registers.size());
  }

  /** The globals, as elements of a global section. */
  List<byte[]> globals() {
    return registers.keySet().stream()
        .map(register ->
            ValueTypes.zero(register.type(), ValueTypes.write(register.type(), new Sink()).op(1))
                .op(Op.END)
                .bytes())
        .toList();
  }
}
