/** Actors, scopes, policies, and the context that calls inherit. */
@NullMarked
package ai.wippy.runtime.security;

import org.jspecify.annotations.NullMarked;
