package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.component.plan.CoreModule.Signature;
import java.util.List;

/**
 * An interface through which generated source calls the exports of a core module. Its
 * implementation is a class of that name with {@code Bridge} appended, and a public constructor
 * that takes a {@code CoreInstance}.
 *
 * @param type the interface
 * @param module number of the core module in the plan
 * @param methods one for each export that is used
 */
public record Bridge(ClassName type, int module, List<Method> methods) {
  /** Copies the list. */
  public Bridge {
    methods = List.copyOf(methods);
  }

  /**
   * A method: {@code int}, {@code long}, {@code float} and {@code double} stand for the core types.
   *
   * @param name in Java
   * @param export name of the exported core function
   * @param type parameters, and at most one result
   */
  public record Method(String name, String export, Signature type) {}
}
