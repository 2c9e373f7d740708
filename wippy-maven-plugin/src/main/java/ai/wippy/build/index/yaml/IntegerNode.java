package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;

/** A whole number in the range of a long. */
public record IntegerNode(Span span, long value) implements Node {}
