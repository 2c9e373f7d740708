/** Many texts into one model: {@code use}, {@code include}, dependencies, feature gates, cycles. */
@NullMarked
package ai.wippy.wit.resolve;

import org.jspecify.annotations.NullMarked;
