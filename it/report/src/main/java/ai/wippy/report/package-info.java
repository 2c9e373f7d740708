/**
 * What the benchmarks found: a table for the eye, JSON for the next run, a chart for the README.
 */
@NullMarked
package ai.wippy.report;

import org.jspecify.annotations.NullMarked;
