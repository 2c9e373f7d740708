package ai.wippy.runtime.wasi.http;

import java.util.Optional;

/**
 * A response that a guest gives.
 *
 * @param status 100 to 999
 * @param body empty if it has none
 */
public record ServerResponse(int status, FieldList fields, Optional<BodyPipe> body) {}
