package ai.wippy.runtime.component;

import java.util.Map;

/**
 * What an instance gets from outside.
 *
 * @param limits what it may use
 * @param imports the functions that it may call
 * @param resultTables whether a dynamic caller gets a {@code result} at the top as a table, {@code
 *     {ok = value}} or {@code {err = value}}, where it otherwise gets the value, or a failure
 */
public record Host(Limits limits, Imports imports, boolean resultTables) {
  /** Default limits, and no function to call: what a guest needs that only computes. */
  public static final Host ISOLATED = new Host(Limits.DEFAULT, Imports.of(Map.of()));

  /** A host whose dynamic callers get values and failures. */
  public Host(Limits limits, Imports imports) {
    this(limits, imports, false);
  }
}
