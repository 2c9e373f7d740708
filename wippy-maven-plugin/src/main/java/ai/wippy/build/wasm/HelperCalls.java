package ai.wippy.build.wasm;

import ai.wippy.build.wasm.simd.LaneFunction;
import ai.wippy.runtime.component.Translated;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Puts calls of helpers in the place of the functions that stand for them. */
final class HelperCalls {
  private static final String FUNCTION = "func_";
  private static final String CHECK = "checkInterruption";

  /** What stands before a call: the check, memory and instance. */
  private static final int HELD = 3;

  private final Map<String, LaneFunction> helpers;

  /**
   * For the classes of a module.
   *
   * @param helpers by the indices of their functions
   */
  HelperCalls(Map<Integer, LaneFunction> given) {
    helpers =
        given.entrySet().stream()
            .collect(Collectors.toMap(e -> FUNCTION + e.getKey(), Map.Entry::getValue));
  }

  boolean isEmpty() {
    return helpers.isEmpty();
  }

  /** Whether a method is such a function. */
  boolean isStub(MethodModel method) {
    return helpers.containsKey(method.methodName().stringValue());
  }

  /** What such a function does, in the place of what it did. */
  Consumer<CodeBuilder> body(MethodModel method) {
    LaneFunction helper = helper(method.methodName());
    MethodTypeDesc type = type(method.methodTypeSymbol());
    return code -> {
      for (int i = 0; i < type.parameterCount(); i++) {
        code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
      }
      code.invokestatic(owner(helper), helper.name(), type)
          .return_(TypeKind.from(type.returnType()));
    };
  }

  /** Whether a method calls such a function. */
  boolean isCall(CodeElement element) {
    return element instanceof InvokeInstruction call
        && helpers.containsKey(call.name().stringValue())
        && call.opcode() == Opcode.INVOKESTATIC;
  }

  /**
   * Calls the helper where such a function is called, without what Chicory does for each call: it
   * looks whether the thread is interrupted, and passes memory and instance.
   */
  CodeTransform direct() {
    return CodeTransform.ofStateful(Direct::new);
  }

  private final class Direct implements CodeTransform {
    private final List<CodeElement> held = new ArrayList<>();

    @Override
    public void accept(CodeBuilder to, CodeElement element) {
      if (isCall(element) && held.size() == HELD) {
        held.clear();
        InvokeInstruction call = (InvokeInstruction) element;
        LaneFunction helper = helper(call.name());
        to.invokestatic(owner(helper), helper.name(), type(call.typeSymbol()));
      } else if (isNext(element)) {
        held.add(element);
      } else {
        atEnd(to);
        if (isCheck(element)) {
          held.add(element);
        } else {
          to.with(element);
        }
      }
    }

    @Override
    public void atEnd(CodeBuilder to) {
      held.forEach(to::with);
      held.clear();
    }

    /** Whether it passes memory or instance. */
    private boolean isNext(CodeElement element) {
      return !held.isEmpty()
          && held.size() < HELD
          && element instanceof LoadInstruction load
          && load.typeKind() == TypeKind.REFERENCE;
    }

    private boolean isCheck(CodeElement element) {
      return element instanceof InvokeInstruction call && call.name().equalsString(CHECK);
    }
  }

  private LaneFunction helper(Utf8Entry function) {
    LaneFunction helper = helpers.get(function.stringValue());
    if (helper == null) {
      throw new IllegalStateException(function + " stands for no helper");
    }
    return helper;
  }

  /** The type of a helper: that of its function without memory and instance. */
  private static MethodTypeDesc type(MethodTypeDesc function) {
    int params = function.parameterCount() - 2;
    return function.dropParameterTypes(params, params + 2);
  }

  private static ClassDesc owner(LaneFunction helper) {
    return ClassDesc.of(Translated.class.getPackageName(), helper.owner());
  }
}
