package ai.wippy.build;

import ai.wippy.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;

/** How a step of the build ended. */
public sealed interface Outcome {
  /**
   * There is no work for this project.
   *
   * @param why a clause such as {@code no registry below src/main/wippy}
   */
  record NothingToDo(String why) implements Outcome {}

  /**
   * Nothing changed since the last run, so nothing was done.
   *
   * @param files how many files the last run wrote
   */
  record UpToDate(int files) implements Outcome {}

  /**
   * Files were written.
   *
   * @param files how many
   * @param why what made the run necessary, such as {@code changed src/main/wippy/_index.yaml}
   * @param took how long it took
   * @param warnings what the author would want to know
   */
  record Written(int files, String why, Duration took, List<Diagnostic> warnings)
      implements Outcome {
    /** Copies the list. */
    public Written {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The registry was read up to the plan of every component; nothing was written.
   *
   * @param entries how many entries it has
   * @param warnings what the author would want to know
   */
  record Checked(int entries, List<Diagnostic> warnings) implements Outcome {
    /** Copies the list. */
    public Checked {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Text was made for the author to read; nothing was written.
   *
   * @param text all of it
   * @param warnings what the author would want to know
   */
  record Printed(String text, List<Diagnostic> warnings) implements Outcome {
    /** Copies the list. */
    public Printed {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The author has mistakes to mend; nothing was written.
   *
   * @param problems errors, at least one, and warnings
   */
  record Rejected(List<Diagnostic> problems) implements Outcome {
    /** Copies the list. */
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
