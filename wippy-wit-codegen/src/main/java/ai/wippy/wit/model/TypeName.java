package ai.wippy.wit.model;

import java.util.Optional;

/**
 * The name under which a type is known.
 *
 * @param owner the interface that declares it; empty for a type of a world
 * @param name in kebab case
 * @param docs its documentation, without comment signs; empty for none
 */
public record TypeName(Optional<InterfaceName> owner, String name, String docs) {}
