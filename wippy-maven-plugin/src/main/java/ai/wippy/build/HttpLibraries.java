package ai.wippy.build;

import ai.wippy.registry.Entry;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.HostProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
    for (Path path : classPath) {
      Path registry = path.resolve(FrozenRegistry.RESOURCE);
      if (Files.isRegularFile(registry)) {
        return spare(registry);
      }
    }
    return List.of();
  }

  private static List<String> spare(Path registry) throws IOException {
    try (InputStream in = Files.newInputStream(registry)) {
      boolean needed =
          FrozenRegistry.read(in).registry().all().stream().anyMatch(HttpLibraries::speaksHttp);
      return needed ? List.of() : FOLDERS;
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
