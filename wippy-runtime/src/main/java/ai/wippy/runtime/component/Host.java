package ai.wippy.runtime.component;

/**
 * What an instance gets from outside.
 *
 * @param limits what it may use
 * @param imports the functions that it may call
 */
public record Host(Limits limits, Imports imports) {}
