/** Serving HTTP: services, routers, endpoints, directories. */
@NullMarked
package ai.wippy.runtime.http;

import org.jspecify.annotations.NullMarked;
