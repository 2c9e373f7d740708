package ai.wippy.runtime.channel;

/** Something that a {@link Channels#select} may do. */
public sealed interface Case {
  /** The channel that it is about. */
  Channel channel();

  /** Receive a value. */
  record Receive(Channel channel) implements Case {}

  /** Send a value. */
  record Send(Channel channel, Object value) implements Case {}
}
