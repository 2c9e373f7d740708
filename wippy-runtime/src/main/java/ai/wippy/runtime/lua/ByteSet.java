package ai.wippy.runtime.lua;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A set of bytes in the making, then to be asked. */
final class ByteSet {
  private static final int BYTES = 256;

  private final BitSet bytes = new BitSet(BYTES);

  boolean contains(int value) {
    return bytes.get(value);
  }

  ByteSet add(int value) {
    bytes.set(value);
    return this;
  }

  ByteSet addRange(int first, int last) {
    if (first <= last) {
      bytes.set(first, last + 1);
    }
    return this;
  }

  ByteSet addAll() {
    bytes.set(0, BYTES);
    return this;
  }

  ByteSet invert() {
    bytes.flip(0, BYTES);
    return this;
  }

  /**
   * Adds a class by its letter, or all but the class by the capital; any other character is itself.
   */
  ByteSet addClass(int letter) {
    var members = classOf(letter | 0x20);
    if (members == null) {
      return add(letter);
    }
    if ((letter & 0x20) == 0) {
      members.invert();
    }
    bytes.or(members.bytes);
    return this;
  }

  private static @Nullable ByteSet classOf(int letter) {
    var set = new ByteSet();
    return switch (letter) {
      case 'a' -> set.addRange('a', 'z').addRange('A', 'Z');
      case 'c' -> set.addRange(0, 0x1f).add(0x7f);
      case 'd' -> set.addRange('0', '9');
      case 'g' -> set.addRange('!', '~');
      case 'l' -> set.addRange('a', 'z');
      case 'p' -> set.addRange('!', '/').addRange(':', '@').addRange('[', '`').addRange('{', '~');
      case 's' -> set.addRange('\t', '\r').add(' ');
      case 'u' -> set.addRange('A', 'Z');
      case 'w' -> set.addRange('a', 'z').addRange('A', 'Z').addRange('0', '9');
      case 'x' -> set.addRange('0', '9').addRange('a', 'f').addRange('A', 'F');
      case 'z' -> set.add(0);
      default -> null;
    };
  }
}
