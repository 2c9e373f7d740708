package ai.wippy.runtime.wasi.http;

import java.time.Duration;

/**
 * How long a request may wait.
 *
 * @param connect for a connection, with the lookup of its name and with its encryption
 * @param firstByte for the response, after the last byte of the request has been sent
 * @param betweenBytes for more of the response's body, while the guest waits for it
 */
public record RequestTimeouts(Duration connect, Duration firstByte, Duration betweenBytes) {}
