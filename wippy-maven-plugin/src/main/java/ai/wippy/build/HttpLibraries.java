package ai.wippy.build;

import ai.wippy.registry.Entry;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.HostProfile;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** The libraries that only HTTP needs, in and out: half of the files of an application's jar. */
final class HttpLibraries {
  private static final List<String> FOLDERS = List.of("org/eclipse/jetty/", "org/slf4j/");
  private static final String SERVICES = "http.";
  private static final String LUA_CLIENT = "http_client";

  private HttpLibraries() {}

  /**
   * Those that an application can do without: all, if no entry has to do with HTTP.
   *
   * @param classPath what the application consists of, its frozen registry included
   * @throws IOException if the registry cannot be read
   */
  static List<String> spare(List<Path> classPath) throws IOException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    try (var loader = new URLClassLoader(urls, HttpLibraries.class.getClassLoader())) {
      return FrozenRegistry.find(loader)
          .filter(frozen -> frozen.registry().all().stream().noneMatch(HttpLibraries::speaksHttp))
          .map(_ -> FOLDERS)
          .orElse(List.of());
    }
  }

  private static boolean speaksHttp(Entry entry) {
    return entry.kind().startsWith(SERVICES)
        || lists(entry, "imports", HostProfile.WASI_HTTP.token())
        || lists(entry, "modules", LUA_CLIENT);
  }

  private static boolean lists(Entry entry, String field, String element) {
    return entry.data().get(field) instanceof List<?> list && list.contains(element);
  }
}
