package ai.wippy.component;

/** Reads instance definitions (Binary.md, instance definitions). */
final class InstanceReader {
  private InstanceReader() {}

  static InstanceExpression instance(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 ->
          new InstanceExpression.Instantiate(in.u32(), in.vector(InstanceReader::argument));
      case 0x01 -> new InstanceExpression.Exports(in.vector(InstanceReader::export));
      default -> throw in.unexpected(start, octet, "an instance");
    };
  }

  private static InstanceExpression.Item argument(ByteReader in) {
    return new InstanceExpression.Item(in.position(), new ExternName(in.name()), item(in));
  }

  private static InstanceExpression.Item export(ByteReader in) {
    return new InstanceExpression.Item(in.position(), ExternName.read(in), item(in));
  }

  static SortIndex item(ByteReader in) {
    return new SortIndex(Sort.read(in), in.u32());
  }

  static CoreInstanceExpression core(ByteReader in) {
    int start = in.position();
    int octet = in.octet();
    return switch (octet) {
      case 0x00 ->
          new CoreInstanceExpression.Instantiate(in.u32(), in.vector(InstanceReader::coreArgument));
      case 0x01 -> new CoreInstanceExpression.Exports(in.vector(InstanceReader::coreExport));
      default -> throw in.unexpected(start, octet, "a core instance");
    };
  }

  private static CoreInstanceExpression.Argument coreArgument(ByteReader in) {
    int start = in.position();
    String name = in.name();
    in.expect(0x12, "the sort of an instantiation argument");
    return new CoreInstanceExpression.Argument(start, name, in.u32());
  }

  private static CoreInstanceExpression.Export coreExport(ByteReader in) {
    return new CoreInstanceExpression.Export(
        in.position(), in.name(), new SortIndex(Sort.core(in), in.u32()));
  }
}
