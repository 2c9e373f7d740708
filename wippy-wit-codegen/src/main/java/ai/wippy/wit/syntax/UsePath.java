package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;
import java.util.Optional;

/**
 * A reference to an interface or world: {@code name} or {@code ns:pkg/name@version}.
 *
 * @param pkg its package; empty for one that the file or package at hand knows
 * @param name its name
 * @param span the whole of it
 */
public record UsePath(Optional<PackageId> pkg, Ident name, Span span) {}
