package ai.wippy.runtime.component;

/**
 * The type of a core function, a letter for each value: {@code i} i32, {@code l} i64, {@code f}
 * f32, {@code d} f64.
 *
 * @param params in order
 * @param results in order
 */
public record FunctionShape(String params, String results) {}
