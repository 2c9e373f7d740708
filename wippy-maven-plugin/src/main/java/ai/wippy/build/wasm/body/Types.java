package ai.wippy.build.wasm.body;

/** The types of a module. */
public interface Types {
  /** The function type of an index. */
  Signature type(int index);

  /** The type of the function of an index, imports included. */
  Signature function(int index);

  /** Whether calls of a function become those of a static method, with nothing around them. */
  boolean isHelper(int function);
}
