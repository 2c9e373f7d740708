package ai.wippy.echo;

import ai.wippy.wit.model.WitType;

/**
 * One function that returns its first argument.
 *
 * @param type of the argument
 * @param way how it gets through the guest
 * @param encoding of strings: 0 for UTF-8, 1 for UTF-16, 2 for Latin-1 or UTF-16
 */
record Echo(WitType type, Way way, int encoding) {
  /** How a value gets through the guest. */
  enum Way {
    /** As core values, as far as they are not too many. */
    FLAT,
    /** In memory: the parameters are too many for core values. */
    SPILLED,
    /** The guest hands it to its host, and returns what that returns. */
    HOST
  }
}
