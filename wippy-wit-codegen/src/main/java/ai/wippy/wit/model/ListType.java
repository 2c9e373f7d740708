package ai.wippy.wit.model;

/**
 * {@code list<element>}.
 *
 * @param element type of each element
 */
public record ListType(WitType element) implements WitType {
  @Override
  public Layout layout() {
    return Layout.POINTER_AND_LENGTH;
  }

  @Override
  public String wit() {
    return "list<" + element.wit() + ">";
  }
}
