package ai.wippy.codegen;

import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.wit.model.Func;
import java.util.Optional;

/**
 * A function that the component exports.
 *
 * @param number among all of them
 * @param path its name for dynamic callers: {@code greet} or {@code ns:pkg/iface#greet}
 * @param func its type, with the names that types have outside of the component
 * @param core how to call its core function: {@code core.greet}
 * @param postReturn how to call what cleans up after it; empty for none
 * @param signature of the core function
 * @param options how values cross
 * @param heap the field that holds where values lie
 */
record Export(
    int number,
    String path,
    Func func,
    String core,
    Optional<String> postReturn,
    Signature signature,
    CanonOptions options,
    String heap) {}
