package ai.wippy.conformance;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A part of the suite: one folder of it, and the lines of the report that its cases count in. */
interface Part {
  /** What its cases count in, in the order of the report. */
  List<String> lines();

  /**
   * Runs its cases.
   *
   * @param out receives how each came out, from several threads
   */
  void run(Consumer<Verdict> out) throws IOException, InterruptedException;
}
