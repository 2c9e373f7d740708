/** Requests of guests into the network, with Jetty's client. */
@NullMarked
package ai.wippy.runtime.wasi.http.client;

import org.jspecify.annotations.NullMarked;
