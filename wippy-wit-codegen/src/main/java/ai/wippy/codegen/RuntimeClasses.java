package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;

/** Classes of the runtime and the JDK that generated source names. */
final class RuntimeClasses {
  static final ClassName AUTO_CLOSEABLE = named("java.lang", "AutoCloseable");
  static final ClassName RUNNABLE = named("java.lang", "Runnable");
  static final ClassName OVERRIDE = named("java.lang", "Override");
  static final ClassName STRING = named("java.lang", "String");
  static final ClassName OBJECT = named("java.lang", "Object");
  static final ClassName DOUBLE = named("java.lang", "Double");
  static final ClassName FLOAT = named("java.lang", "Float");
  static final ClassName UNSUPPORTED_OPERATION =
      named("java.lang", "UnsupportedOperationException");
  static final ClassName INTEGER = named("java.lang", "Integer");
  static final ClassName LIST = named("java.util", "List");
  static final ClassName HASH_MAP = named("java.util", "HashMap");
  static final ClassName MAP = named("java.util", "Map");
  static final ClassName OBJECTS = named("java.util", "Objects");
  static final ClassName OPTIONAL = named("java.util", "Optional");
  static final ClassName SET = named("java.util", "Set");

  static final ClassName COMPONENT = runtime("Component");
  static final ClassName COMPONENT_INSTANCE = runtime("ComponentInstance");
  static final ClassName CORE_CALLS = runtime("CoreCalls");
  static final ClassName CORE_FUNCTION = runtime("CoreFunction");
  static final ClassName CORE_INSTANCE = runtime("CoreInstance");
  static final ClassName CORE_MODULE = runtime("CoreModule");
  static final ClassName EXPORTED_FUNCTION = runtime("ExportedFunction");
  static final ClassName FLAGS = runtime("Flags");
  static final ClassName FUNCTION_SHAPE = runtime("FunctionShape");
  static final ClassName GUEST_HEAP = runtime("GuestHeap");
  static final ClassName GUEST_MEMORY = runtime("GuestMemory");
  static final ClassName GUEST_RESOURCE = runtime("GuestResource");
  static final ClassName HANDLES = runtime("Handles");
  static final ClassName HOST = runtime("Host");
  static final ClassName IMPORTS = runtime("Imports");
  static final ClassName INSTANCE_STATE = runtime("InstanceState");
  static final ClassName LIFTED_FUNCTION = runtime("LiftedFunction");
  static final ClassName LIMITS = runtime("Limits");
  static final ClassName LISTS = runtime("Lists");
  static final ClassName NUMERIC_LISTS = runtime("NumericLists");
  static final ClassName RESOURCE_HOLDER = runtime("ResourceHolder");
  static final ClassName RESOURCE_TYPE = runtime("ResourceType");
  static final ClassName RESULT = runtime("Result");
  static final ClassName SCALARS = runtime("Scalars");
  static final ClassName SLICE = runtime("Slice");
  static final ClassName STORE = runtime("Store");
  static final ClassName TRANSFER = runtime("Transfer");
  static final ClassName TRAP = runtime("Trap");
  static final ClassName TYPE = runtime("Type");
  static final ClassName UNIT = runtime("Unit");
  static final ClassName VALUES = named("ai.wippy.runtime.payload", "Values");

  /** There are tuple classes up to this length. */
  static final int LONGEST_TUPLE = 16;

  private RuntimeClasses() {}

  static ClassName tuple(int size) {
    return runtime("Tuple" + size);
  }

  private static ClassName runtime(String name) {
    return named("ai.wippy.runtime.component", name);
  }

  private static ClassName named(String packageName, String name) {
    return new ClassName(packageName, name);
  }
}
