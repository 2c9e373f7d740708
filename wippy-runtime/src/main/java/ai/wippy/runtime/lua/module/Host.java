package ai.wippy.runtime.lua.module;

import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.http.fetch.Fetcher;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.wasi.file.Mount;
import java.util.function.Function;

/**
 * What of an application modules reach.
 *
 * @param functions all that can be called
 * @param registry all entries
 * @param environment its variables
 * @param mounts its directories, for reading and writing; a failure of kind NOT_FOUND if there is
 *     none of that id
 * @param security who may do what
 * @param fetcher sends requests to other servers
 */
public record Host(
    Functions functions,
    Registry registry,
    Environment environment,
    Function<EntryId, Mount> mounts,
    Security security,
    Fetcher fetcher) {}
