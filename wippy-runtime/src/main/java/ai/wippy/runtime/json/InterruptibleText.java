package ai.wippy.runtime.json;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;

/** A text that cannot be read by a thread that is interrupted. */
record InterruptibleText(CharSequence text) implements CharSequence {
  @Override
  public char charAt(int index) {
    if (Thread.currentThread().isInterrupted()) {
      throw new Failure(Kind.CANCELED, "interrupted");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new InterruptibleText(text.subSequence(start, end));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
