package ai.wippy.wit.model;

/**
 * A resource. Two resources are the same only if they are the same object, whatever their names.
 */
public final class ResourceType {
  private final TypeName name;

  /** A new resource, different from every other one. */
  public ResourceType(TypeName name) {
    this.name = name;
  }

  /** The name under which it was declared. */
  public TypeName name() {
    return name;
  }

  @Override
  public String toString() {
    return "resource " + name.name();
  }
}
