package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.FIELDS;
import static ai.wippy.lua.compile.Runtime.LUA_TYPE;
import static ai.wippy.lua.compile.Runtime.SHAPE;
import static ai.wippy.lua.compile.Runtime.SHAPES;
import static ai.wippy.lua.compile.Runtime.STRING;
import static ai.wippy.lua.compile.Runtime.VALUE;

import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Type;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what makes the types of a chunk that are used as values. */
final class TypeWriter {
  /** Name of the method that makes them all. */
  static final String MAKE = "types";

  private static final Set<String> PRIMITIVES =
      Set.of(
          "string",
          "number",
          "integer",
          "boolean",
          "nil",
          "table",
          "function",
          "thread",
          "userdata",
          "never");

  private static final MethodTypeDesc OF_NOTHING = MethodTypeDesc.of(SHAPE);
  private static final MethodTypeDesc OF_NAME = MethodTypeDesc.of(SHAPE, ConstantDescs.CD_String);
  private static final MethodTypeDesc OF_SHAPE = MethodTypeDesc.of(SHAPE, SHAPE);
  private static final MethodTypeDesc OF_SHAPES = MethodTypeDesc.of(SHAPE, SHAPE.arrayType());

  private final Types types;
  private final ConstantPool constants;
  private final ClassDesc chunk;
  private final ClassBuilder builder;

  TypeWriter(Unit unit, ClassBuilder builder) {
    this.types = unit.resolution().types();
    this.constants = unit.constants();
    this.chunk = unit.type();
    this.builder = builder;
  }

  static String field(Types.Instance instance) {
    return "type" + instance.number();
  }

  /** Writes fields and the method that sets them; false if there are none. */
  boolean write() {
    collect();
    if (types.instances(0).isEmpty()) {
      return false;
    }
    builder.withMethodBody(
        MAKE, ConstantDescs.MTD_void, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, this::make);
    for (Types.Instance each : types.instances(0)) {
      builder.withField(field(each), LUA_TYPE, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC);
    }
    return true;
  }

  /** Asks for all types that are in those which the code uses. */
  private void collect() {
    int known = 0;
    for (List<Types.Instance> next = types.instances(0);
        !next.isEmpty();
        next = types.instances(known)) {
      next.forEach(each -> collect(each.type()));
      known += next.size();
    }
  }

  /** Types contain each other, so all are declared before any is defined. */
  private void make(CodeBuilder code) {
    for (Types.Instance each : types.instances(0)) {
      code.loadConstant(each.name())
          .invokestatic(LUA_TYPE, "declare", MethodTypeDesc.of(LUA_TYPE, ConstantDescs.CD_String))
          .putstatic(chunk, field(each), LUA_TYPE);
    }
    for (Types.Instance each : types.instances(0)) {
      code.getstatic(chunk, field(each), LUA_TYPE);
      shape(code, each.type());
      code.invokevirtual(LUA_TYPE, "define", MethodTypeDesc.of(ConstantDescs.CD_void, SHAPE));
    }
    code.return_();
  }

  private void collect(Type type) {
    switch (type) {
      case Type.Named named -> types.declared(named);
      case Type.Optional(var inner) -> collect(inner);
      case Type.Union(var members) -> members.forEach(this::collect);
      case Type.Intersection(var members) -> members.forEach(this::collect);
      case Type.Array(var element) -> collect(element);
      case Type.Shape(var fields, var entries) -> {
        fields.forEach(field -> collect(field.type()));
        if (entries != null) {
          collect(entries.key());
          collect(entries.value());
        }
      }
      case Type.Annotated(var inner, _) -> collect(inner);
      case Type.Literal _, Type.Callable _, Type.Computed _ -> {}
    }
  }

  /** Pushes a shape. */
  private void shape(CodeBuilder code, Type type) {
    switch (type) {
      case Type.Named named -> named(code, named);
      case Type.Literal(Expression.Nil _) -> primitive(code, "nil");
      case Type.Literal(var value) -> {
        constant(code, value);
        code.invokestatic(SHAPES, "literal", MethodTypeDesc.of(SHAPE, VALUE));
      }
      case Type.Optional(var inner) -> {
        shape(code, inner);
        code.invokestatic(SHAPES, "maybe", OF_SHAPE);
      }
      case Type.Union(var members) -> several(code, members, "either");
      case Type.Intersection(var members) -> several(code, members, "all");
      case Type.Array(var element) -> {
        shape(code, element);
        code.invokestatic(SHAPES, "elements", OF_SHAPE);
      }
      case Type.Shape shape -> fields(code, shape);
      case Type.Callable _ -> code.invokestatic(SHAPES, "callable", OF_NOTHING);
      case Type.Annotated(var inner, var annotations) -> {
        shape(code, inner);
        annotations.forEach(annotation -> limited(code, annotation));
      }
      case Type.Computed _ -> code.invokestatic(SHAPES, "any", OF_NOTHING);
    }
  }

  private void named(CodeBuilder code, Type.Named named) {
    Optional<Types.Instance> declared = types.declared(named);
    String name = named.path().getFirst();
    if (declared.isPresent()) {
      code.getstatic(chunk, field(declared.get()), LUA_TYPE)
          .invokestatic(SHAPES, "declared", MethodTypeDesc.of(SHAPE, LUA_TYPE));
    } else if (named.path().size() == 1 && PRIMITIVES.contains(name)) {
      primitive(code, name);
    } else {
      code.invokestatic(SHAPES, "any", OF_NOTHING);
    }
  }

  private static void primitive(CodeBuilder code, String name) {
    code.loadConstant(name).invokestatic(SHAPES, "primitive", OF_NAME);
  }

  private void several(CodeBuilder code, List<Type> members, String method) {
    code.loadConstant(members.size()).anewarray(SHAPE);
    for (int i = 0; i < members.size(); i++) {
      code.dup().loadConstant(i);
      shape(code, members.get(i));
      code.aastore();
    }
    code.invokestatic(SHAPES, method, OF_SHAPES);
  }

  private void fields(CodeBuilder code, Type.Shape shape) {
    code.invokestatic(SHAPES, "fields", MethodTypeDesc.of(FIELDS));
    for (Type.Field field : shape.fields()) {
      constants.text(code, field.name());
      code.loadConstant(field.isOptional() ? 1 : 0);
      shape(code, field.type());
      code.invokevirtual(
          FIELDS, "field", MethodTypeDesc.of(FIELDS, STRING, ConstantDescs.CD_boolean, SHAPE));
    }
    if (shape.entries() instanceof Type.Entries(var key, var value)) {
      shape(code, key);
      shape(code, value);
      code.invokevirtual(FIELDS, "entries", MethodTypeDesc.of(FIELDS, SHAPE, SHAPE));
    }
    code.invokevirtual(FIELDS, "shape", OF_NOTHING);
  }

  /** Limits whose argument is no constant mean nothing. */
  private void limited(CodeBuilder code, Type.Annotation annotation) {
    if (annotation.arguments().size() == 1 && isConstant(annotation.arguments().getFirst())) {
      code.loadConstant(annotation.name());
      constant(code, annotation.arguments().getFirst());
      code.invokestatic(
          SHAPES, "limited", MethodTypeDesc.of(SHAPE, SHAPE, ConstantDescs.CD_String, VALUE));
    }
  }

  private static boolean isConstant(Expression expression) {
    return switch (expression) {
      case Expression.Int _, Expression.Float _, Expression.Text _, Expression.Bool _ -> true;
      case Expression.Unary unary -> Expressions.negated(unary) != null;
      default -> false;
    };
  }

  private void constant(CodeBuilder code, Expression expression) {
    switch (expression) {
      case Expression.Int(var value, _) -> constants.number(code, value);
      case Expression.Float(var value, _) -> constants.number(code, value);
      case Expression.Text(var bytes, _) -> constants.text(code, bytes);
      case Expression.Bool(var value, _) ->
          code.getstatic(VALUE, value ? "TRUE" : "FALSE", Runtime.BOOLEAN);
      case Expression.Unary unary when Expressions.negated(unary) instanceof Expression negated ->
          constant(code, negated);
      default -> throw new IllegalArgumentException("no constant: " + expression);
    }
  }
}
