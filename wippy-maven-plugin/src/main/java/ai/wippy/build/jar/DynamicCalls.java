package ai.wippy.build.jar;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;

/**
 * A kind of {@code invokedynamic}, which the JVM links, usually by writing a class, when it first
 * comes to each call; and the plain code of the same meaning. Each object serves one class.
 */
interface DynamicCalls {
  /** Whether a call is of this kind, and can be replaced. */
  boolean replaces(InvokeDynamicInstruction call);

  /** Writes what stands for the call: the same arguments on the stack, the same result. */
  void replace(InvokeDynamicInstruction call, CodeBuilder code);

  /** Adds methods that the code calls to the class, after all else. */
  default void finish(ClassBuilder builder) {}
}
