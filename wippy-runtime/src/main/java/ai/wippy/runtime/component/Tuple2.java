package ai.wippy.runtime.component;

/**
 * WIT's {@code tuple} of 2.
 *
 * @param v0 element 0
 * @param v1 element 1
 */
public record Tuple2<T0, T1>(T0 v0, T1 v1) {}
