package ai.wippy.build.wasm.simd;

/**
 * What an instruction does to the stack.
 *
 * @param taken how many values it takes
 * @param given what it leaves, as in a signature; what is no vector is i32
 */
record Effect(int taken, String given) {
  static Effect vector(int taken) {
    return new Effect(taken, String.valueOf(Locals.V128));
  }

  static Effect other(int taken) {
    return new Effect(taken, String.valueOf(Locals.I32));
  }

  static Effect nothing(int taken) {
    return new Effect(taken, "");
  }
}
