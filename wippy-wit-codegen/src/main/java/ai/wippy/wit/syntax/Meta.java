package ai.wippy.wit.syntax;

/**
 * What stands before an item.
 *
 * @param docs its documentation; empty for none
 * @param gate its feature gate
 */
public record Meta(String docs, Gate gate) {}
