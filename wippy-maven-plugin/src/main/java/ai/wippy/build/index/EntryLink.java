package ai.wippy.build.index;

import ai.wippy.diagnostic.Span;
import ai.wippy.registry.EntryId;

/**
 * Another entry, whose component provides what the component of this one imports.
 *
 * @param span the element of {@code imports} that names it
 */
public record EntryLink(Span span, EntryId entry) {}
