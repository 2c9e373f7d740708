package ai.wippy.runtime.channel;

import org.jspecify.annotations.Nullable;

/**
 * What a select has done.
 *
 * @param index of the case that was ready, from 0
 * @param value what was received; null if the channel is closed, or something was sent
 * @param ok false if the channel is closed
 */
public record Selection(int index, @Nullable Object value, boolean ok) {}
