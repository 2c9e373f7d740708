package ai.wippy.runtime.wasi.http;

/**
 * A response whose body is arriving.
 *
 * @param status from 200 on
 * @param fields what guests get to see
 */
public record ResponseHead(int status, FieldList fields, IncomingContent content) {}
