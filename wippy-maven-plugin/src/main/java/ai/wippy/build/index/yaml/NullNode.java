package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;

/** A key without a value, {@code null} or {@code ~}. */
public record NullNode(Span span) implements Node {}
