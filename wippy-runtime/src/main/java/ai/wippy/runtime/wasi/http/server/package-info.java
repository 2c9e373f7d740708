/** Requests that guests serve: {@code wasi:http/incoming-handler}. */
@NullMarked
package ai.wippy.runtime.wasi.http.server;

import org.jspecify.annotations.NullMarked;
