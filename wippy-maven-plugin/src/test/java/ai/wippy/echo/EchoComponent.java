package ai.wippy.echo;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wraps the two core modules as a component (Binary.md). */
final class EchoComponent {
  private static final int[] PRIMITIVES = {
    // In the order of Primitive: bool s8 u8 s16 u16 s32 u32 s64 u64 f32 f64 char string
    0x7F, 0x7E, 0x7D, 0x7C, 0x7B, 0x7A, 0x79, 0x78, 0x77, 0x76, 0x75, 0x74, 0x73
  };

  private final Binary out = new Binary().octets(0x00, 0x61, 0x73, 0x6D, 0x0D, 0x00, 0x01, 0x00);
  private final Map<String, Integer> named = new HashMap<>();
  private int types;

  private EchoComponent() {}

  /**
   * A component that exports {@code f0}, {@code f1} and so on, of the type {@code func(x: t) -> t},
   * with more parameters behind it if these are to spill; and that imports {@code h0} and so on, as
   * far as its functions go through the host.
   */
  static byte[] of(List<Echo> echoes) {
    return new EchoComponent().component(echoes);
  }

  private byte[] component(List<Echo> echoes) {
    out.octets(1).sized(CoreModules.allocator());
    out.octets(1).sized(CoreModules.functions(echoes));
    var signatures = new ArrayList<Integer>();
    for (Echo echo : echoes) {
      signatures.add(signature(echo));
    }
    int hosts = 0;
    for (int i = 0; i < echoes.size(); i++) {
      if (echoes.get(i).way() == Echo.Way.HOST) {
        section(10, new Binary().octets(0).name("h" + i).octets(1).u(signatures.get(i)));
        hosts++;
      }
    }
    section(2, new Binary().octets(0).u(0).u(0));
    alias(2, 0, "memory");
    alias(0, 0, "realloc");
    var lowered = new Binary();
    int host = 0;
    for (int i = 0; i < echoes.size(); i++) {
      if (echoes.get(i).way() == Echo.Way.HOST) {
        // Host functions stand before all others, and lowered ones right behind realloc.
        int encoding = echoes.get(i).encoding();
        section(8, new Binary().octets(1, 0).u(host).u(3).octets(encoding, 3, 0, 4, 0));
        lowered.name("h" + i).octets(0).u(1 + host);
        host++;
      }
    }
    section(2, new Binary().octets(1).u(hosts).bytes(lowered.toBytes()));
    section(
        2,
        new Binary()
            .octets(0)
            .u(1)
            .u(2)
            .name("env")
            .octets(0x12)
            .u(0)
            .name("host")
            .octets(0x12)
            .u(1));
    for (int i = 0; i < echoes.size(); i++) {
      alias(0, 2, "f" + i);
      alias(0, 2, "p" + i);
      int core = 1 + hosts + 2 * i;
      section(
          8,
          new Binary()
              .octets(0, 0)
              .u(core)
              .u(4)
              .octets(echoes.get(i).encoding(), 3, 0, 4, 0, 5)
              .u(core + 1)
              .u(signatures.get(i)));
    }
    for (int i = 0; i < echoes.size(); i++) {
      // An export is one more function, so that each moves those behind it.
      section(11, new Binary().octets(0).name("f" + i).octets(1).u(hosts + i).octets(0));
    }
    return out.toBytes();
  }

  private void section(int id, Binary item) {
    out.section(id, List.of(item.toBytes()));
  }

  private void alias(int sort, int instance, String name) {
    section(6, new Binary().octets(0, sort, 1).u(instance).name(name));
  }

  private int signature(Echo echo) {
    byte[] type = use(echo.type());
    var params = new ArrayList<byte[]>(List.of(new Binary().name("x").bytes(type).toBytes()));
    if (echo.way() == Echo.Way.SPILLED) {
      for (int i = 0; i < CoreModules.PADDING; i++) {
        params.add(new Binary().name("y" + i).octets(0x77).toBytes());
      }
    }
    var func = new Binary().octets(0x40).u(params.size());
    params.forEach(func::bytes);
    return define(func.octets(0).bytes(type));
  }

  private int define(Binary type) {
    section(7, type);
    return types++;
  }

  /** A type where it is used: a code, or the index of a definition. */
  private byte[] use(WitType type) {
    if (type instanceof Primitive primitive) {
      return new byte[] {(byte) PRIMITIVES[primitive.ordinal()]};
    }
    Optional<String> name = type.typeName().map(TypeName::name);
    Integer known = name.map(named::get).orElse(null);
    if (known != null) {
      return new Binary().s(known).toBytes();
    }
    int index = define(definition(type));
    if (name.isPresent()) {
      section(10, new Binary().octets(0).name(name.get()).octets(3, 0).u(index));
      index = types++;
      named.put(name.get(), index);
    }
    return new Binary().s(index).toBytes();
  }

  private Binary definition(WitType type) {
    return switch (type) {
      case ListType(WitType element) -> new Binary().octets(0x70).bytes(use(element));
      case OptionType option -> new Binary().octets(0x6B).bytes(use(option.some()));
      case ResultType result ->
          new Binary().octets(0x6A).bytes(optional(result.ok())).bytes(optional(result.err()));
      case TupleType tuple -> {
        var out = new Binary().octets(0x6F).u(tuple.elements().size());
        tuple.elements().forEach(element -> out.bytes(use(element)));
        yield out;
      }
      case RecordType record -> {
        var out = new Binary().octets(0x72).u(record.fields().size());
        record.fields().forEach(field -> out.name(field.name()).bytes(use(field.type())));
        yield out;
      }
      case VariantType variant -> {
        var out = new Binary().octets(0x71).u(variant.cases().size());
        variant.cases().forEach(c -> out.name(c.name()).bytes(optional(c.payload())).octets(0));
        yield out;
      }
      case EnumType enumeration -> {
        var out = new Binary().octets(0x6D).u(enumeration.cases().size());
        enumeration.cases().forEach(c -> out.name(c.name()));
        yield out;
      }
      case FlagsType flags -> {
        var out = new Binary().octets(0x6E).u(flags.flags().size());
        flags.flags().forEach(f -> out.name(f.name()));
        yield out;
      }
      case Primitive _, OwnType _, BorrowType _ ->
          throw new IllegalArgumentException("no definition of its own: " + type.wit());
    };
  }

  private byte[] optional(Optional<WitType> type) {
    return type.map(t -> new Binary().octets(1).bytes(use(t)).toBytes()).orElse(new byte[] {0});
  }
}
