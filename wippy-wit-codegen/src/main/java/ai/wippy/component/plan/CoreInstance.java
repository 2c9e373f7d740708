package ai.wippy.component.plan;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** A core instance while a component is being evaluated. */
sealed interface CoreInstance {
  /** What it exports as {@code name}. */
  CoreSource get(String name);

  /** One that a step creates. */
  record Created(int step) implements CoreInstance {
    @Override
    public CoreSource get(String name) {
      return new CoreSource.Export(step, name);
    }
  }

  /** One put together from what exists: it dissolves into what it holds. */
  record Bundle(Map<String, CoreSource> items) implements CoreInstance {
    @Override
    public CoreSource get(String name) {
      return requireNonNull(items.get(name), "an export");
    }
  }
}
