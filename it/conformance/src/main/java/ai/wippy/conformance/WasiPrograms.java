package ai.wippy.conformance;

import java.util.List;
import java.util.function.Consumer;

/** The folder {@code wasi}: programs over WASI 0.2, which need hosts that do not exist yet. */
final class WasiPrograms implements Part {
  @Override
  public List<String> lines() {
    return List.of("wasi.run");
  }

  @Override
  public void run(Consumer<Verdict> out) {}
}
