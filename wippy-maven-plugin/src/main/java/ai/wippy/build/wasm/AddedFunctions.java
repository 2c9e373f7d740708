package ai.wippy.build.wasm;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Functions that stand behind those of the author because of tail calls.
 *
 * @param first the index of the first
 * @param origins for each, the function that it comes from
 * @param moved how many of them are the bodies of their origins; they come first
 */
record AddedFunctions(int first, List<Integer> origins, int moved) {
  static final AddedFunctions NONE = new AddedFunctions(0, List.of(), 0);

  AddedFunctions {
    origins = List.copyOf(origins);
  }

  /** The function of the author that another is or comes from. */
  int origin(int function) {
    int added = function - first;
    return added >= 0 && added < origins.size() ? origins.get(added) : function;
  }

  /** For each body that has moved, the function that it is the body of. */
  Map<Integer, Integer> entries() {
    return IntStream.range(0, moved)
        .boxed()
        .collect(Collectors.toMap(i -> first + i, origins::get));
  }
}
