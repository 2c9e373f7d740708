package ai.wippy.build;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the build works on. All paths are absolute.
 *
 * @param base the project's folder; diagnostics name files relative to it
 * @param sources the folder that holds the registry; null to take the one that {@code wippy.lock}
 *     names, else {@code src/main/wippy}, else {@code src}
 * @param generatedSources where Java sources go
 * @param classes where the frozen registry, translated modules and Lua go, as classes
 * @param state where the build keeps what it knows of its last run
 * @param bindingsPackage what generated package names start with; null for the default
 * @param pluginVersion the version of this plugin, part of what makes outputs stale
 */
public record BuildRequest(
    Path base,
    @Nullable Path sources,
    Path generatedSources,
    Path classes,
    Path state,
    @Nullable String bindingsPackage,
    String pluginVersion) {}
