package ai.wippy.codegen;

import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.wit.model.Func;
import java.util.Optional;

/**
 * A function that the component exports, or that one of its components calls in another.
 *
 * @param number among all of them; those that are exported come first
 * @param path its name for dynamic callers: {@code greet} or {@code ns:pkg/iface#greet}
 * @param func its type, with the names that types have outside of the component
 * @param core how to call its core function
 * @param postReturn how to call what cleans up after it; empty for none
 * @param signature of the core function
 * @param options how values cross
 * @param heap the field that holds where values lie
 */
record Export(
    int number,
    String path,
    Func func,
    CoreCall core,
    Optional<CoreCall> postReturn,
    Signature signature,
    CanonOptions options,
    String heap) {}
