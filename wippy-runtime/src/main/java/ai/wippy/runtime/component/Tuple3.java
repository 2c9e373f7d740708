package ai.wippy.runtime.component;

/**
 * WIT's {@code tuple} of 3.
 *
 * @param v0 element 0
 * @param v1 element 1
 * @param v2 element 2
 */
public record Tuple3<T0, T1, T2>(T0 v0, T1 v1, T2 v2) {}
