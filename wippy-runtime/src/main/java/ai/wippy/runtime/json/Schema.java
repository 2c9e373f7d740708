package ai.wippy.runtime.json;

import ai.wippy.runtime.payload.Failure;
import java.util.Optional;

/**
 * A JSON schema (draft 2020-12, and what drafts 6 and 7 had before it). References lead to places
 * in the same schema only; {@code format} and whatever else it does not know is a note for people.
 * Immutable.
 */
public final class Schema {
  private final Check check;

  private Schema(Check check) {
    this.check = check;
  }

  /**
   * Reads a schema.
   *
   * @param schema as in {@link ai.wippy.runtime.payload.JavaValues}
   * @throws Failure of kind INVALID if it is none, naming the place
   */
  public static Schema of(Object schema) {
    return new Schema(new SchemaReader(schema).read());
  }

  /**
   * What is wrong with a value; empty if nothing is.
   *
   * @param value as in {@link ai.wippy.runtime.payload.JavaValues}; an empty map counts as an empty
   *     list, too
   */
  public Optional<String> problem(Object value) {
    var problems = new Problems();
    check.check("", value, problems);
    return problems.isEmpty() ? Optional.empty() : Optional.of(problems.toString());
  }
}
