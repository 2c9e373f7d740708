package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.wit.model.Func;
import java.util.List;

/**
 * The Java method of a WIT function.
 *
 * @param func the function
 * @param owner the interface that declares it: that of the resource for a method of one
 * @param name in Java
 * @param onResource whether {@code self} is {@code this}, not a parameter
 */
record JavaMethod(Func func, ClassName owner, String name, boolean onResource) {
  /** The parameters that it has in Java. */
  List<Func.Param> params() {
    return onResource ? func.params().subList(1, func.params().size()) : func.params();
  }
}
