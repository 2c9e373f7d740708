package ai.wippy.runtime.component;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The identity of a resource type in one root instance (Canonical ABI, {@code ResourceType}). */
public final class ResourceType {
  /** The core function that a guest has called when an owned resource of its own is dropped. */
  @FunctionalInterface
  public interface Destructor {
    /** Destroys what a representation stands for. */
    void drop(int rep);
  }

  private static final Destructor NONE = _ -> {};

  private final String name;
  private final Class<? extends AutoCloseable> java;
  private final @Nullable Handles definedBy;
  private final Destructor destructor;
  private final Function<GuestResource, ? extends AutoCloseable> wrap;

  private ResourceType(
      String name,
      Class<? extends AutoCloseable> java,
      @Nullable Handles definedBy,
      Destructor destructor,
      Function<GuestResource, ? extends AutoCloseable> wrap) {
    this.name = name;
    this.java = java;
    this.definedBy = definedBy;
    this.destructor = destructor;
    this.wrap = wrap;
  }

  /**
   * A type that the host defines.
   *
   * @param name for messages, in kebab case
   * @param java what its resources implement
   */
  public static ResourceType ofHost(String name, Class<? extends AutoCloseable> java) {
    return new ResourceType(name, java, null, NONE, resource -> resource);
  }

  /**
   * A type that a component instance defines and that Java callers do not see.
   *
   * @param name for messages, in kebab case
   * @param definedBy the handles of that component instance
   * @param destructor null for none
   */
  public static ResourceType ofGuest(
      String name, Handles definedBy, @Nullable Destructor destructor) {
    return ofGuest(name, definedBy, destructor, resource -> resource);
  }

  /**
   * A type that a component instance defines.
   *
   * @param name for messages, in kebab case
   * @param definedBy the handles of that component instance
   * @param destructor null for none
   * @param wrap makes what typed Java callers get
   */
  public static ResourceType ofGuest(
      String name,
      Handles definedBy,
      @Nullable Destructor destructor,
      Function<GuestResource, ? extends AutoCloseable> wrap) {
    return new ResourceType(
        name, GuestResource.class, definedBy, destructor == null ? NONE : destructor, wrap);
  }

  /** Its name in kebab case. */
  public String name() {
    return name;
  }

  /** The handles of the component instance that defines it; null if the host does. */
  @Nullable Handles definedBy() {
    return definedBy;
  }

  /** Ends the life of a resource that nobody owns any more. */
  void destroy(int rep) {
    destructor.drop(rep);
  }

  /** What typed Java callers get for a resource that the guest gave away. */
  AutoCloseable wrap(GuestResource resource) {
    return wrap.apply(resource);
  }

  /**
   * A resource of the host.
   *
   * @throws BadValue if the object is none of this type
   */
  AutoCloseable hostResource(@Nullable Object object) {
    if (!java.isInstance(object)) {
      throw new BadValue(
          "expected %s, which implements %s, got %s"
              .formatted(name, java.getName(), describe(object)));
    }
    return java.cast(object);
  }

  /**
   * A resource of the guest.
   *
   * @throws BadValue if the object is none of this type and of this instance
   */
  GuestResource guestResource(@Nullable Object object) {
    if (!(object instanceof ResourceHolder holder)) {
      throw new BadValue(
          "expected %s that the component made, got %s".formatted(name, describe(object)));
    }
    GuestResource resource = holder.resource();
    if (resource.type() != this) {
      throw new BadValue(
          resource.type().name.equals(name)
              ? "expected %s of this instance, got one of another instance".formatted(name)
              : "expected %s, got %s".formatted(name, resource.type().name));
    }
    return resource;
  }

  private static String describe(@Nullable Object object) {
    return object == null ? "null" : object.getClass().getName();
  }

  @Override
  public String toString() {
    return "resource " + name;
  }
}
