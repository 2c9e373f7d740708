package ai.wippy.build.wasm.simd;

/** Globals that are vectors: the low half takes the place of the vector. */
@FunctionalInterface
public interface Globals {
  /** The global of the high half; negative if the global is no vector. */
  int high(int global);
}
