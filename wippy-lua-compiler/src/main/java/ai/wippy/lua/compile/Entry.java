package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.VALUE;
import static ai.wippy.lua.compile.Runtime.VARARGS;

import ai.wippy.lua.syntax.Function;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/**
 * The static method that a function is compiled to. Its first parameter is the function itself; the
 * others are those of the function, or one list of all arguments.
 *
 * @param number of the function in the chunk
 * @param method name of the method
 * @param arity how many parameters there are, or {@link #LIST}
 * @param returns how it returns
 */
record Entry(int number, String method, int arity, Returns returns) {
  /** In place of an arity: arguments come as a list. */
  static final int LIST = -1;

  /** As many arguments LuaJ passes without putting them into a list. */
  static final int MOST_DIRECT = 3;

  static Entry of(FunctionScope scope) {
    Function function = scope.function();
    int count = function.parameters().size();
    return new Entry(
        scope.number(),
        methodName(function.name(), scope.number()),
        function.isVariadic() || count > MOST_DIRECT ? LIST : count,
        Returns.of(function));
  }

  /** The name that the author gave it, for stack traces; some characters no method can have. */
  private static String methodName(String name, int number) {
    String readable = name.replaceAll("[^A-Za-z0-9_:.]", "_").replace('.', ':');
    return (readable.isEmpty() ? "function" : readable) + "$" + number;
  }

  MethodTypeDesc type(ClassDesc chunk) {
    List<ClassDesc> parameters =
        arity == LIST ? List.of(VARARGS) : Collections.nCopies(arity, VALUE);
    return MethodTypeDesc.of(returns.alwaysOne() ? VALUE : VARARGS, parameters)
        .insertParameterTypes(0, chunk);
  }
}
