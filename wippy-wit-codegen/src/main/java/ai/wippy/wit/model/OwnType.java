package ai.wippy.wit.model;

/**
 * {@code own<resource>}: a handle.
 *
 * @param resource what it is a handle of
 */
public record OwnType(ResourceType resource) implements WitType {
  static final Layout HANDLE = Layout.scalar(4, CoreType.I32);

  @Override
  public Layout layout() {
    return HANDLE;
  }

  @Override
  public String wit() {
    return "own<" + resource.name().name() + ">";
  }
}
