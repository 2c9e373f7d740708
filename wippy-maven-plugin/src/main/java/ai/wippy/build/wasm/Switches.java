package ai.wippy.build.wasm;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Methods that call one of many functions by its number: a switch, or one that chooses between
 * others if it would be too large for HotSpot to compile.
 */
final class Switches {
  /** Logarithm of how many numbers a switch covers: 6 KB with 12 bytes for each. */
  private static final int CHUNK_BITS = 9;

  /** A class has room for 65,535 constants, of which a case takes three. */
  private static final int MAX_CASES = 16_384;

  /**
   * A method.
   *
   * @param name of it
   * @param type of it
   * @param key which of its parameters is the number
   * @param functions that it may call, ascending
   * @param load puts on the stack what all of them take
   * @param call calls one of them with that and returns the result
   * @param unknown throws, as the number is none of them
   */
  record Switch(
      String name,
      MethodTypeDesc type,
      int key,
      int[] functions,
      Consumer<CodeBuilder> load,
      ObjIntConsumer<CodeBuilder> call,
      Consumer<CodeBuilder> unknown) {}

  private record Method(String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {}

  private final String prefix;
  private final List<List<Method>> classes = new ArrayList<>();
  private int cases;

  /**
   * Starts without methods.
   *
   * @param prefix of the binary names of the classes, which a number follows
   */
  Switches(String prefix) {
    this.prefix = prefix;
  }

  /** Adds a method, and gives the class that it will be in. */
  ClassDesc add(Switch each) {
    int[] functions = each.functions();
    if (functions.length <= 1 << CHUNK_BITS) {
      return add(each.name(), each, functions.length, code -> choose(code, each, functions));
    }
    int last = functions[functions.length - 1] >> CHUNK_BITS;
    var chunks = new ArrayList<ClassDesc>();
    for (int chunk = 0; chunk <= last; chunk++) {
      int number = chunk;
      int[] some = Arrays.stream(functions).filter(f -> f >> CHUNK_BITS == number).toArray();
      chunks.add(add(chunk(each, chunk), each, some.length, code -> choose(code, each, some)));
    }
    return add(each.name(), each, 0, code -> chooseChunk(code, each, chunks));
  }

  private ClassDesc add(String name, Switch each, int size, Consumer<CodeBuilder> code) {
    if (classes.isEmpty() || cases + size > MAX_CASES) {
      classes.add(new ArrayList<>());
      cases = 0;
    }
    cases += size;
    classes.getLast().add(new Method(name, each.type(), code));
    return ClassDesc.of(prefix + (classes.size() - 1));
  }

  private static String chunk(Switch each, int number) {
    return each.name() + "_" + number;
  }

  private static void choose(CodeBuilder code, Switch each, int[] functions) {
    Label unknown = code.newLabel();
    List<SwitchCase> cases =
        Arrays.stream(functions).mapToObj(f -> SwitchCase.of(f, code.newLabel())).toList();
    each.load().accept(code);
    code.iload(code.parameterSlot(each.key())).lookupswitch(unknown, cases);
    for (SwitchCase chosen : cases) {
      code.labelBinding(chosen.target());
      each.call().accept(code, chosen.caseValue());
    }
    code.labelBinding(unknown);
    each.unknown().accept(code);
  }

  private static void chooseChunk(CodeBuilder code, Switch each, List<ClassDesc> chunks) {
    Label unknown = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    MethodTypeDesc type = each.type();
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    code.iload(code.parameterSlot(each.key()))
        .loadConstant(CHUNK_BITS)
        .ishr()
        .tableswitch(0, chunks.size() - 1, unknown, cases);
    for (SwitchCase chosen : cases) {
      int chunk = chosen.caseValue();
      code.labelBinding(chosen.target())
          .invokestatic(chunks.get(chunk), chunk(each, chunk), type)
          .return_(TypeKind.from(type.returnType()));
    }
    code.labelBinding(unknown);
    each.unknown().accept(code);
  }

  /** The classes with all methods, by binary name. */
  SortedMap<String, byte[]> classes() {
    SortedMap<String, byte[]> written = new TreeMap<>();
    for (int i = 0; i < classes.size(); i++) {
      written.put(prefix + i, write(prefix + i, classes.get(i)));
    }
    return written;
  }

  private static byte[] write(String name, List<Method> methods) {
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
            builder -> {
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
              methods.forEach(method ->
                  builder.withMethodBody(
                      method.name(),
                      method.type(),
                      ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                      method.code()));
            });
  }
}
