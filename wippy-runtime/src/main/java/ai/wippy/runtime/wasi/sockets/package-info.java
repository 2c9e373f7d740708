/** The hosts of {@code wasi:sockets}, on the channels of {@code java.nio}. */
@NullMarked
package ai.wippy.runtime.wasi.sockets;

import org.jspecify.annotations.NullMarked;
