/**
 * Whatever they read, decoder and parser accept it or refuse it, and do so quickly. Each target has
 * a method that Jazzer calls; short runs are unit tests.
 */
@NullMarked
package ai.wippy.fuzz;

import org.jspecify.annotations.NullMarked;
