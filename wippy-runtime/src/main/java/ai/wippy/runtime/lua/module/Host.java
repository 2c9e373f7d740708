package ai.wippy.runtime.lua.module;

import ai.wippy.registry.Registry;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.security.Security;

/**
 * What of an application modules reach.
 *
 * @param functions all that can be called
 * @param registry all entries
 * @param environment its variables
 * @param security who may do what
 */
public record Host(
    Functions functions, Registry registry, Environment environment, Security security) {}
