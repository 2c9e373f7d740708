/** How fast a service answers, beside Jetty alone, measured with wrk. */
package ai.wippy.benchmarks.http;
