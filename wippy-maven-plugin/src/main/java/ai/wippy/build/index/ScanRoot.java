package ai.wippy.build.index;

import java.nio.file.Path;

/**
 * A folder that is searched for definitions.
 *
 * @param folder where the search starts; {@code file:///} means this folder
 * @param base what relative directories of its {@code fs.directory} entries start from: the
 *     project, or the root of the module that the folder belongs to
 */
public record ScanRoot(Path folder, Path base) {}
