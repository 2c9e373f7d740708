package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;

/** {@code true} or {@code false}. */
public record BooleanNode(Span span, boolean value) implements Node {}
