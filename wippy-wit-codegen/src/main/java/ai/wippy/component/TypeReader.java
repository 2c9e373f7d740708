package ai.wippy.component;

import static ai.wippy.component.ComponentException.malformed;

import ai.wippy.wit.model.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads component-level types (Binary.md, type definitions). */
final class TypeReader {
  private TypeReader() {}

  static ValType value(ByteReader in) {
    int start = in.position();
    if ((in.peek() & 0xC0) == 0x40) {
      int octet = in.octet();
      return primitive(octet).orElseThrow(() -> in.unexpected(start, octet, "a value type"));
    }
    long index = in.s33();
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw malformed(start, "%d is not a type index", index);
    }
    return new ValType.Index((int) index);
  }

  private static Optional<ValType> primitive(int octet) {
    Primitive type =
        switch (octet) {
          case 0x7F -> Primitive.BOOL;
          case 0x7E -> Primitive.S8;
          case 0x7D -> Primitive.U8;
          case 0x7C -> Primitive.S16;
          case 0x7B -> Primitive.U16;
          case 0x7A -> Primitive.S32;
          case 0x79 -> Primitive.U32;
          case 0x78 -> Primitive.S64;
          case 0x77 -> Primitive.U64;
          case 0x76 -> Primitive.F32;
          case 0x75 -> Primitive.F64;
          case 0x74 -> Primitive.CHAR;
          case 0x73 -> Primitive.STRING;
          default -> null;
        };
    if (type == null) {
      return octet == 0x64 ? Optional.of(new ValType.Gated("error-context")) : Optional.empty();
    }
    return Optional.of(new ValType.Prim(type));
  }

  /** A definition; {@code depth} scopes enclose it. */
  static DefType definition(ByteReader in, int depth) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x72 -> new DefType.Record(in.vector(TypeReader::label));
      case 0x71 -> new DefType.Variant(in.vector(TypeReader::variantCase));
      case 0x70 -> new DefType.ListOf(value(in));
      case 0x6F -> new DefType.Tuple(in.vector(TypeReader::value));
      case 0x6E -> new DefType.Flags(in.vector(ByteReader::name));
      case 0x6D -> new DefType.Enum(in.vector(ByteReader::name));
      case 0x6B -> new DefType.Option(value(in));
      case 0x6A ->
          new DefType.Result(in.optional(TypeReader::value), in.optional(TypeReader::value));
      case 0x69 -> new DefType.Own(in.u32());
      case 0x68 -> new DefType.Borrow(in.u32());
      case 0x67, 0x66, 0x65, 0x63 -> gated(in, octet);
      case 0x40 -> function(in);
      case 0x43 -> {
        function(in);
        yield new DefType.Gated("async functions");
      }
      case 0x41 -> new DefType.ComponentType(declarators(in, start, depth, true));
      case 0x42 -> new DefType.InstanceType(declarators(in, start, depth, false));
      case 0x3F -> new DefType.Resource(CoreTypeReader.value(in), destructor(in));
      default ->
          switch (primitive(octet)
              .orElseThrow(() -> in.unexpected(start, octet, "a type definition"))) {
            case ValType.Prim(var primitive) -> new DefType.Prim(primitive);
            case ValType.Gated(var feature) -> new DefType.Gated(feature);
            case ValType.Index index -> throw in.unexpected(start, octet, "a type definition");
          };
    };
  }

  private static DefType gated(ByteReader in, int octet) {
    switch (octet) {
      case 0x67 -> {
        value(in);
        in.u32();
        return new DefType.Gated("fixed-length lists");
      }
      case 0x63 -> {
        value(in);
        value(in);
        return new DefType.Gated("maps");
      }
      default -> {
        in.optional(TypeReader::value);
        return new DefType.Gated(octet == 0x66 ? "streams" : "futures");
      }
    }
  }

  private static OptionalInt destructor(ByteReader in) {
    return in.flag("a destructor") ? OptionalInt.of(in.u32()) : OptionalInt.empty();
  }

  private static DefType.Label label(ByteReader in) {
    return new DefType.Label(in.name(), value(in));
  }

  private static DefType.Case variantCase(ByteReader in) {
    var variantCase = new DefType.Case(in.name(), in.optional(TypeReader::value));
    in.expect(0x00, "the end of a case");
    return variantCase;
  }

  private static DefType function(ByteReader in) {
    return new DefType.Func(in.vector(TypeReader::label), result(in));
  }

  static Optional<ValType> result(ByteReader in) {
    if (!in.flag("the results of a function")) {
      return Optional.of(value(in));
    }
    in.expect(0x00, "the number of results");
    return Optional.empty();
  }

  private static List<Definition> declarators(
      ByteReader in, int start, int depth, boolean component) {
    Depth.check(start, depth);
    return in.vector(r -> declarator(r, depth + 1, component));
  }

  private static Definition declarator(ByteReader in, int depth, boolean component) {
    int start = in.position();
    int octet = in.octet();
    if (octet == 0x03 && component) {
      return new Definition.ImportDefinition(start, ExternName.read(in), extern(in));
    }
    return switch (octet) {
      case 0x00 -> new Definition.CoreTypeDefinition(start, CoreDefTypeReader.read(in));
      case 0x01 -> new Definition.TypeDefinition(start, definition(in, depth));
      case 0x02 -> new Definition.AliasDefinition(start, AliasReader.read(in));
      case 0x04 -> new Definition.ExportDeclarator(start, ExternName.read(in), extern(in));
      default -> throw in.unexpected(start, octet, "a declarator of a component or instance type");
    };
  }

  static ExternType extern(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 -> {
        in.expect(0x11, "the sort of an imported or exported core item");
        yield new ExternType.Module(in.u32());
      }
      case 0x01 -> new ExternType.Func(in.u32());
      case 0x02 -> {
        if (in.flag("a value bound")) {
          value(in);
        } else {
          in.u32();
        }
        yield new ExternType.Value();
      }
      case 0x03 ->
          in.flag("a type bound") ? new ExternType.SubResource() : new ExternType.TypeEq(in.u32());
      case 0x04 -> new ExternType.ComponentOf(in.u32());
      case 0x05 -> new ExternType.Instance(in.u32());
      default -> throw in.unexpected(start, octet, "the type of an import or export");
    };
  }
}
