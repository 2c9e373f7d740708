package ai.wippy.runtime.component;

/**
 * WIT's {@code tuple} of 1.
 *
 * @param v0 element 0
 */
public record Tuple1<T0>(T0 v0) {}
