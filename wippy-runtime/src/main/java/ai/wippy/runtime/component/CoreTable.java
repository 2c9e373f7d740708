package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.ValType.TypeIdxCode;
import com.dylibso.chicory.wasm.types.Value;

/** A core table. */
public final class CoreTable implements CoreExtern {
  private final TableInstance table;

  private CoreTable(TableInstance table) {
    this.table = table;
  }

  /** A table that an instance exports. */
  static CoreTable of(TableInstance table, Instance exporter) {
    if (holdsGc(table)) {
      own(table, exporter);
    }
    return new CoreTable(table);
  }

  /** Chicory 1.7.5 does not note of a table's first elements whose they are. */
  private static void own(TableInstance table, Instance exporter) {
    for (int i = 0; i < table.size(); i++) {
      if (table.instance(i) == null && table.ref(i) != Value.REF_NULL_VALUE) {
        table.setRef(i, table.ref(i), exporter);
      }
    }
  }

  /** Whether its elements are references to what an instance keeps. */
  static boolean holdsGc(TableInstance table) {
    int type = table.elementType().typeIdx();
    return type == TypeIdxCode.I31.code()
        || type == TypeIdxCode.EQ.code()
        || type == TypeIdxCode.ANY.code()
        || type == TypeIdxCode.STRUCT.code()
        || type == TypeIdxCode.ARRAY.code();
  }

  TableInstance table() {
    return table;
  }
}
