package ai.wippy.runtime.process;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Where a program reads and writes. Whoever made the streams closes them.
 *
 * @param in at its end if there is nothing to read
 * @param out results
 * @param err complaints
 */
public record StandardStreams(InputStream in, OutputStream out, OutputStream err) {}
