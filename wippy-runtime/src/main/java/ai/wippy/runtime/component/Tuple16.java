package ai.wippy.runtime.component;

/**
 * WIT's {@code tuple} of 16.
 *
 * @param v0 element 0
 * @param v1 element 1
 * @param v2 element 2
 * @param v3 element 3
 * @param v4 element 4
 * @param v5 element 5
 * @param v6 element 6
 * @param v7 element 7
 * @param v8 element 8
 * @param v9 element 9
 * @param v10 element 10
 * @param v11 element 11
 * @param v12 element 12
 * @param v13 element 13
 * @param v14 element 14
 * @param v15 element 15
 */
public record Tuple16<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(
    T0 v0,
    T1 v1,
    T2 v2,
    T3 v3,
    T4 v4,
    T5 v5,
    T6 v6,
    T7 v7,
    T8 v8,
    T9 v9,
    T10 v10,
    T11 v11,
    T12 v12,
    T13 v13,
    T14 v14,
    T15 v15) {}
