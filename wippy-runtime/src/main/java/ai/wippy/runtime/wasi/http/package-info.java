/**
 * The hosts of {@code wasi:http}: requests, responses, fields and bodies, wherever they come from
 * and go to.
 */
@NullMarked
package ai.wippy.runtime.wasi.http;

import org.jspecify.annotations.NullMarked;
