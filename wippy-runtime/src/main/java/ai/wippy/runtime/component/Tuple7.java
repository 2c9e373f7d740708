package ai.wippy.runtime.component;

/**
 * WIT's {@code tuple} of 7.
 *
 * @param v0 element 0
 * @param v1 element 1
 * @param v2 element 2
 * @param v3 element 3
 * @param v4 element 4
 * @param v5 element 5
 * @param v6 element 6
 */
public record Tuple7<T0, T1, T2, T3, T4, T5, T6>(T0 v0, T1 v1, T2 v2, T3 v3, T4 v4, T5 v5, T6 v6) {}
