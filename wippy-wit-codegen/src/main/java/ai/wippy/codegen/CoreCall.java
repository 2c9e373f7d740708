package ai.wippy.codegen;

/**
 * How generated source calls a core function with primitive arguments.
 *
 * @param field the bridge that has it as a method; empty if the instance class has
 * @param method name of the method
 */
record CoreCall(String field, String method) {
  /** What to write before the arguments, in the instance class. */
  String inside() {
    return field.isEmpty() ? method : field + "." + method;
  }

  /** What to write before the arguments, in a class with the fields of the instance. */
  String outside() {
    return (field.isEmpty() ? "instance" : field) + "." + method;
  }

  /** The method as a value, in the instance class. */
  String reference() {
    return (field.isEmpty() ? "this" : field) + "::" + method;
  }
}
