package ai.wippy.build.jar;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Texts that are put together with {@code +}: calls to {@link
 * java.lang.invoke.StringConcatFactory}.
 */
final class Concatenations implements DynamicCalls {
  private static final String FACTORY = "Ljava/lang/invoke/StringConcatFactory;";

  /** Stands for an argument in the recipe of a call. */
  private static final char ARGUMENT = '\u0001';

  /** Stands for a constant that cannot be part of the recipe. */
  private static final char CONSTANT = '\u0002';

  @Override
  public boolean replaces(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().descriptorString().equals(FACTORY)
        && call.bootstrapMethod().methodName().equals("makeConcatWithConstants")
        && recipe(call).indexOf(CONSTANT) < 0;
  }

  private static String recipe(InvokeDynamicInstruction call) {
    return (String) call.bootstrapArgs().getFirst();
  }

  @Override
  public void replace(InvokeDynamicInstruction call, CodeBuilder code) {
    List<ClassDesc> types = call.typeSymbol().parameterList();
    // The values are on the stack, the last on top.
    Deque<Integer> places = new ArrayDeque<>();
    for (ClassDesc type : types.reversed()) {
      TypeKind kind = TypeKind.from(type);
      int place = code.allocateLocal(kind);
      code.storeLocal(kind, place);
      places.push(place);
    }
    var text = new TextWriter(code);
    var known = new StringBuilder();
    int argument = 0;
    for (char each : recipe(call).toCharArray()) {
      if (each == ARGUMENT) {
        text.append(known.toString());
        known.setLength(0);
        ClassDesc type = types.get(argument++);
        code.loadLocal(TypeKind.from(type), places.pop());
        text.append(type);
      } else {
        known.append(each);
      }
    }
    text.append(known.toString());
    text.end();
  }
}
