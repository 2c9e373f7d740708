package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;

/** A number with a fraction or an exponent, a special one, or a whole one out of a long's range. */
public record DecimalNode(Span span, double value) implements Node {}
