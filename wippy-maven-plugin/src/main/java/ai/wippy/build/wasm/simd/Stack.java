package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Signature;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which of the values on the stack are vectors: one character each, as in a signature. */
final class Stack {
  private static final char OTHER = Locals.I32;

  /**
   * A block.
   *
   * @param height of the stack below its parameters
   */
  private record Frame(Signature type, int height) {}

  private final StringBuilder values = new StringBuilder();
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** Enters a block whose parameters are on the stack. */
  void open(Signature type) {
    frames.push(new Frame(type, values.length() - type.params().length()));
  }

  /** Starts the other part of the innermost block. */
  void otherwise() {
    Frame frame = frames.element();
    values.setLength(frame.height());
    values.append(frame.type().params());
  }

  /** Leaves the innermost block. */
  void close() {
    Frame frame = frames.pop();
    values.setLength(frame.height());
    values.append(frame.type().results());
  }

  void push(String types) {
    values.append(types);
  }

  void pop(int count) {
    values.setLength(values.length() - count);
  }

  /** Takes and adds values that are no vectors, until the stack is higher by so much. */
  void grow(int by) {
    if (by < 0) {
      pop(-by);
    } else {
      values.repeat(OTHER, by);
    }
  }

  /** Whether the value that lies below some others is a vector. */
  boolean isVector(int below) {
    return values.charAt(values.length() - 1 - below) == Locals.V128;
  }
}
