package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpLibrariesTest {
  @TempDir private Path folder;

  @Test
  void anApplicationWithoutHttpCanDoWithoutThem() throws IOException {
    assertThat(spare("function.lua", Map.of("modules", List.of("http", "json")))).isNotEmpty();
    assertThat(spare("function.wasm", Map.of("imports", List.of("wasi:io")))).isNotEmpty();
  }

  @Test
  void servicesNeedThem() throws IOException {
    assertThat(spare("http.service", Map.of("addr", ":8080"))).isEmpty();
  }

  @Test
  void guestsThatMaySendRequestsNeedThem() throws IOException {
    assertThat(spare("process.wasm", Map.of("imports", List.of("wasi:io", "wasi:http")))).isEmpty();
  }

  @Test
  void luaThatMaySendRequestsNeedsThem() throws IOException {
    assertThat(spare("library.lua", Map.of("modules", List.of("http_client")))).isEmpty();
  }

  @Test
  void withoutARegistryNobodyKnows() throws IOException {
    assertThat(HttpLibraries.spare(List.of(folder))).isEmpty();
  }

  private List<String> spare(String kind, Map<String, Object> data) throws IOException {
    var entry = new Entry(EntryId.parse("app:entry"), kind, Map.of(), data, Map.of());
    var files = new FrozenRegistry(new Registry(List.of(entry)), Settings.NONE).files();
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return HttpLibraries.spare(List.of(folder.resolve("other"), folder));
  }
}
