package ai.wippy.conformance;

import ai.wippy.runtime.component.SpecVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The folder {@code abi}: vectors of the specification's reference program. */
final class SpecVectors implements Part {
  private static final String VECTORS = "abi.vectors";

  private final Path file;

  SpecVectors(Path suite) {
    file = suite.resolve("abi").resolve("spec-vectors.json");
  }

  @Override
  public List<String> lines() {
    return List.of(VECTORS);
  }

  @Override
  public void run(Consumer<Verdict> out) throws IOException {
    List<Json> vectors = Json.parse(Files.readString(file)).elements();
    for (int i = 0; i < vectors.size(); i++) {
      var vector = new SpecVector(vectors.get(i));
      if (vector.applies()) {
        out.accept(new Verdict(VECTORS, "abi/spec-vectors:" + i, problem(vector)));
      }
    }
  }

  private static Optional<String> problem(SpecVector vector) {
    try {
      return vector.problem();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(Execution.describe(e));
    }
  }
}
