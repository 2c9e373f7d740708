package ai.wippy.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.codegen.Hosted;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.runtime.component.Component;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import ai.wippy.wit.resolve.WitSources;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The interfaces that the runtime provides to components, as it says itself. */
public final class HostedInterfaces {
  private static final String FILE = "/META-INF/wit/hosted.wit";
  private static final String PREFIX = "ai.wippy.runtime";

  private HostedInterfaces() {}

  /** Reads what the runtime that the plugin depends on provides. */
  public static Hosted read() {
    var problems = new Problems();
    var resolution =
        WitResolver.resolve(
            WitSources.of(new SourceText(FILE, text())), WitOptions.STRICT, problems);
    if (problems.hasErrors()) {
      throw new IllegalStateException(
          "the runtime's %s has mistakes: %s"
              .formatted(FILE, problems.all().stream().map(Diagnostic::render).toList()));
    }
    return new Hosted(PREFIX, resolution.packages());
  }

  private static String text() {
    try (var file = Component.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the runtime lacks " + FILE);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
