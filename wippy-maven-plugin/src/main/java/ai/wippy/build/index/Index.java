package ai.wippy.build.index;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;

/**
 * What the files of an application say.
 *
 * @param definitions every entry, in the order of the files
 * @param roots the folders that were searched
 * @param inputs every file that was read, absolute
 */
public record Index(List<Definition> definitions, List<ScanRoot> roots, SortedSet<Path> inputs) {}
