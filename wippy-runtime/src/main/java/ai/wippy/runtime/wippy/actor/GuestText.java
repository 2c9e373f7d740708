package ai.wippy.runtime.wippy.actor;

/**
 * A text that a guest sent as such: another guest gets it as text again, where a string of Lua
 * would be bytes.
 */
record GuestText(String text) implements CharSequence {
  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
