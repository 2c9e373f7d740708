package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.TableInstance;

/** A core table. */
public final class CoreTable implements CoreExtern {
  private final TableInstance table;

  CoreTable(TableInstance table) {
    this.table = table;
  }

  TableInstance table() {
    return table;
  }
}
