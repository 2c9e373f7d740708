/** What starts and stops with the application: order, supervision, restarts. */
@NullMarked
package ai.wippy.runtime.service;

import org.jspecify.annotations.NullMarked;
