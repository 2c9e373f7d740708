package ai.wippy.runtime.lua;

/**
 * A part of a pattern (Lua 5.3 manual, section 6.4.1). Captures count from 0, in order of their
 * beginnings.
 */
sealed interface PatternItem {
  /** How often a single character may occur. */
  enum Quantifier {
    ONCE,
    OPTIONAL,
    /** From 0, as many as possible. */
    MOST,
    /** From 1, as many as possible. */
    SOME,
    /** From 0, as few as possible. */
    LEAST
  }

  /** Characters of a set. */
  record Single(ByteSet set, Quantifier quantifier) implements PatternItem {}

  /** The beginning of a capture. */
  record Open(int capture) implements PatternItem {}

  /** The end of a capture. */
  record Close(int capture) implements PatternItem {}

  /** A capture of the place alone: {@code ()}. */
  record Position(int capture) implements PatternItem {}

  /** What a capture before matched: {@code %1}. */
  record Again(int capture) implements PatternItem {}

  /** A balanced stretch: {@code %b()}. */
  record Balanced(int open, int close) implements PatternItem {}

  /** A place between a character outside of a set and one in it: {@code %f[set]}. */
  record Frontier(ByteSet set) implements PatternItem {}

  /** The end of the subject. */
  record End() implements PatternItem {}
}
