package ai.wippy.wit.model;

/**
 * {@code borrow<resource>}: a handle.
 *
 * @param resource what it is a handle of
 */
public record BorrowType(ResourceType resource) implements WitType {
  static final Layout HANDLE = Layout.scalar(4, CoreType.I32);

  @Override
  public Layout layout() {
    return HANDLE;
  }

  @Override
  public String wit() {
    return "borrow<" + resource.name().name() + ">";
  }
}
