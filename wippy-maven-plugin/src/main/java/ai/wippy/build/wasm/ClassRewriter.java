package ai.wippy.build.wasm;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What we change in the classes that Chicory's compiler emits, and what we learn from them. */
final class ClassRewriter {
  /** HotSpot compiles no method with more bytecode (DontCompileHugeMethods). */
  private static final int HUGE = 8_000;

  private static final String FUNCTION = "func_";

  private final ModuleSource source;
  private final List<SlowFunction> neverCompiled = new ArrayList<>();
  private final Map<Integer, String> owners = new HashMap<>();

  ClassRewriter(ModuleSource source) {
    this.source = source;
  }

  /**
   * Binary names of the classes that hold the functions. Complete when all classes were rewritten.
   */
  Map<Integer, String> owners() {
    return owners;
  }

  /**
   * Functions whose bytecode is too large for HotSpot, ascending. Complete when all classes were
   * rewritten.
   */
  List<SlowFunction> neverCompiled() {
    return neverCompiled.stream().sorted(Comparator.comparingInt(SlowFunction::index)).toList();
  }

  /** Makes the class public, so that bridges in other packages can call its functions. */
  byte[] rewrite(byte[] compiled) {
    ClassFile format = ClassFile.of();
    ClassModel model = format.parse(compiled);
    String owner = model.thisClass().asInternalName().replace('/', '.');
    model.methods().forEach(method -> note(owner, method));
    return format.transformClass(
        model,
        (builder, element) -> {
          switch (element) {
            case AccessFlags flags -> builder.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
            default -> builder.with(element);
          }
        });
  }

  private void note(String owner, MethodModel method) {
    String name = method.methodName().stringValue();
    if (name.startsWith(FUNCTION)) {
      int function = Integer.parseInt(name.substring(FUNCTION.length()));
      owners.put(function, owner);
      method
          .findAttribute(Attributes.code())
          .ifPresent(code -> measure(function, code.codeLength()));
    }
  }

  private void measure(int function, int length) {
    if (length > HUGE) {
      neverCompiled.add(
          new SlowFunction(
              function, source.name(function), length, SlowFunction.Reason.NEVER_COMPILED));
    }
  }
}
