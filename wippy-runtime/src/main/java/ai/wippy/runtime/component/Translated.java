package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.Value;

/**
 * What translated code calls where the build has replaced a call to Chicory's own support code,
 * which knows too little to be right when instances share tables or memories. For translated code
 * only.
 */
public final class Translated {
  private Translated() {}

  /**
   * {@code call_indirect} of a function of another instance. Chicory 1.7.5 looks up the caller's
   * type index among the callee's types.
   */
  public static long[] callIndirect(
      long[] args, int type, int function, Instance callee, Instance caller) {
    int actual = callee.functionType(function);
    FunctionType expected = caller.type(type);
    if (!expected.equals(callee.type(actual)) && !isSubtype(callee, actual, caller, type)) {
      throw new Trap("indirect call type mismatch");
    }
    return callee.getMachine().call(function, args);
  }

  private static boolean isSubtype(Instance callee, int actual, Instance caller, int expected) {
    TypeSection theirs = callee.module().typeSection();
    TypeSection ours = caller.module().typeSection();
    int candidate = actual;
    while (!TypeSection.crossModuleCanonicallyEquivalent(theirs, candidate, ours, expected)) {
      int[] parents = theirs.getSubType(candidate).typeIdx();
      if (parents.length == 0) {
        return false;
      }
      candidate = parents[0];
    }
    return true;
  }

  /**
   * Whether a {@code catch} of a tag takes an exception. Chicory 1.7.5 lets an imported tag catch
   * the exceptions of every tag of the same type.
   */
  @SuppressWarnings("ReferenceEquality") // tags are told apart by identity
  public static boolean exceptionMatches(
      WasmException exception, int tag, Instance catching, Instance instance) {
    return catching.tag(tag) == exception.instance().tag(exception.tagIdx());
  }

  /**
   * {@code table.get}. Chicory 1.7.5 numbers references to GC values by instance, so that what
   * another instance put into the table means nothing to this one.
   */
  @SuppressWarnings("ReferenceEquality") // instances are told apart by identity
  public static int tableGet(int index, int table, Instance of, Instance instance) {
    int ref = OpcodeImpl.TABLE_GET(of, table, index);
    TableInstance found = of.table(table);
    Instance owner = found.instance(index);
    return ref == Value.REF_NULL_VALUE || owner == null || owner == of || !CoreTable.holdsGc(found)
        ? ref
        : of.registerGcRef(owner.gcRef(ref));
  }

  /**
   * {@code memory.init}. Chicory 1.7.5 takes the segment of whichever instance initialised the
   * memory last.
   */
  public static void memoryInit(
      int to, int from, int length, int segment, Memory memory, Instance instance) {
    memory.write(to, instance.dataSegmentData(segment), from, length);
  }
}
