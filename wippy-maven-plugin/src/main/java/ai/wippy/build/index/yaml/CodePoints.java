package ai.wippy.build.index.yaml;

import org.yaml.snakeyaml.error.Mark;

/** Turns SnakeYAML's marks, which count code points, into offsets, which count UTF-16 units. */
final class CodePoints {
  private final String text;
  private final boolean simple;
  private int point;
  private int offset;

  CodePoints(String text) {
    this.text = text;
    this.simple = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  int offset(Mark mark) {
    return offset(mark.getIndex());
  }

  /** Marks come mostly in ascending order, so the walk continues from the last one. */
  int offset(int codePoint) {
    if (simple) {
      return codePoint;
    }
    offset = text.offsetByCodePoints(offset, codePoint - point);
    point = codePoint;
    return offset;
  }
}
