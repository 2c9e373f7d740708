package ai.wippy.build.index;

import ai.wippy.diagnostic.Span;
import ai.wippy.registry.HostProfile;

/**
 * A host profile that an entry grants.
 *
 * @param span the element of {@code imports} that names it
 */
public record HostImport(Span span, HostProfile profile) {}
