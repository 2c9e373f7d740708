package ai.wippy.lua.compile;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;

/**
 * What compiled code uses of LuaJ and of the runtime, by name: this module depends on neither. The
 * tests of the runtime, which run compiled code, tell if one of them changes.
 */
final class Runtime {
  private static final String LUAJ = "org.luaj.vm2.";
  private static final String CODE = "ai.wippy.runtime.lua.code.";
  private static final String TYPE = "ai.wippy.runtime.lua.type.";

  static final ClassDesc VARARGS = ClassDesc.of(LUAJ + "Varargs");
  static final ClassDesc VALUE = ClassDesc.of(LUAJ + "LuaValue");
  static final ClassDesc STRING = ClassDesc.of(LUAJ + "LuaString");
  static final ClassDesc BOOLEAN = ClassDesc.of(LUAJ + "LuaBoolean");
  private static final ClassDesc LUAJ_FUNCTION = ClassDesc.of(LUAJ + "LuaFunction");
  private static final ClassDesc LUAJ_TABLE = ClassDesc.of(LUAJ + "LuaTable");

  /** What the class of a chunk extends. */
  static final ClassDesc LUA_CODE = ClassDesc.of(CODE + "LuaCode");

  static final ClassDesc TABLE = ClassDesc.of(CODE + "Table");
  static final ClassDesc CELL = ClassDesc.of(CODE + "Cell");
  static final ClassDesc ARITHMETIC = ClassDesc.of(CODE + "Arithmetic");
  static final ClassDesc BITS = ClassDesc.of(CODE + "Bits");
  static final ClassDesc COMPARISON = ClassDesc.of(CODE + "Comparison");
  static final ClassDesc CONCAT = ClassDesc.of(CODE + "Concat");
  static final ClassDesc INDEX = ClassDesc.of(CODE + "Index");
  static final ClassDesc CALLS = ClassDesc.of(CODE + "Calls");
  static final ClassDesc NUMBERS = ClassDesc.of(CODE + "Numbers");
  static final ClassDesc CONSTANTS = ClassDesc.of(CODE + "Constants");
  static final ClassDesc COUNTED_LOOP = ClassDesc.of(CODE + "CountedLoop");
  static final ClassDesc ITERATION = ClassDesc.of(CODE + "Iteration");
  static final ClassDesc SAFEPOINT = ClassDesc.of(CODE + "Safepoint");

  static final ClassDesc LUA_TYPE = ClassDesc.of(TYPE + "LuaType");
  static final ClassDesc SHAPE = ClassDesc.of(TYPE + "Shape");
  static final ClassDesc SHAPES = ClassDesc.of(TYPE + "Shapes");
  static final ClassDesc FIELDS = ClassDesc.of(TYPE + "Shapes$Fields");

  static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  static final ClassDesc VALUES = VALUE.arrayType();

  /** {@code (value, value, names)value}: operators. */
  static final MethodTypeDesc BINARY =
      MethodTypeDesc.of(VALUE, VALUE, VALUE, ConstantDescs.CD_String);

  /** {@code (value, name)value}. */
  static final MethodTypeDesc UNARY = MethodTypeDesc.of(VALUE, VALUE, ConstantDescs.CD_String);

  /** {@code (value, value)boolean}. */
  static final MethodTypeDesc TEST = MethodTypeDesc.of(ConstantDescs.CD_boolean, VALUE, VALUE);

  /** What is needed to compute stack maps: the superclass of each class that may be on a stack. */
  static ClassHierarchyResolver hierarchy(ClassDesc chunk) {
    return ClassHierarchyResolver.of(
            List.of(SHAPE),
            Map.ofEntries(
                Map.entry(VARARGS, ConstantDescs.CD_Object),
                Map.entry(VALUE, VARARGS),
                Map.entry(STRING, VALUE),
                Map.entry(BOOLEAN, VALUE),
                Map.entry(LUA_TYPE, VALUE),
                Map.entry(LUAJ_FUNCTION, VALUE),
                Map.entry(LUAJ_TABLE, VALUE),
                Map.entry(LUA_CODE, LUAJ_FUNCTION),
                Map.entry(TABLE, LUAJ_TABLE),
                Map.entry(CELL, ConstantDescs.CD_Object),
                Map.entry(FIELDS, ConstantDescs.CD_Object),
                Map.entry(COUNTED_LOOP, ConstantDescs.CD_Object),
                Map.entry(ITERATION, ConstantDescs.CD_Object),
                Map.entry(chunk, LUA_CODE)))
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  private Runtime() {}
}
