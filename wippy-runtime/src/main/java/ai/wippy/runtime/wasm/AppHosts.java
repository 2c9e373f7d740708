package ai.wippy.runtime.wasm;

import ai.wippy.content.Providers;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Classes of the application that implement interfaces which its components import, found through
 * {@link ServiceLoader}. Each is looked for when a component first needs it, and made once: all
 * instances share it.
 */
final class AppHosts {
  private final ClassLoader loader;
  private final Map<Class<?>, Optional<Object>> found = new ConcurrentHashMap<>();

  AppHosts(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * What implements an interface.
   *
   * @return empty if no class does
   * @throws Failure of kind INVALID if several do, or if the class cannot be made
   */
  <T> Optional<T> find(Class<T> type) {
    return found.computeIfAbsent(type, this::load).map(type::cast);
  }

  private Optional<Object> load(Class<?> type) {
    try {
      List<? extends ServiceLoader.Provider<?>> providers = Providers.of(type, loader);
      if (providers.size() > 1) {
        throw new Failure(
            Kind.INVALID,
            "%s is implemented by %s: leave one of them in META-INF/services/%s"
                .formatted(
                    type.getName(),
                    providers.stream()
                        .map(each -> each.type().getName())
                        .collect(Collectors.joining(" and ")),
                    type.getName()));
      }
      return providers.stream().findFirst().map(ServiceLoader.Provider::get);
    } catch (ServiceConfigurationError e) {
      throw new Failure(
          Kind.INVALID, "%s has no usable implementation: %s".formatted(type.getName(), e), e);
    }
  }
}
