package ai.wippy.component;

import static ai.wippy.component.ComponentException.malformed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decodes components (Binary.md); whether they are valid is for {@link Validator} to say. */
public final class ComponentDecoder {
  private static final int[] MAGIC = {0x00, 0x61, 0x73, 0x6D};
  private static final int VERSION = 0x0D;
  private static final int MOST_RESULTS = 1000;

  private final byte[] file;

  private ComponentDecoder(byte[] file) {
    this.file = file;
  }

  /**
   * Whether the preamble of {@code file} is that of a component, not of a core module or anything
   * else.
   */
  public static boolean isComponent(byte[] file) {
    if (file.length < 8) {
      return false;
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (file[i] != MAGIC[i]) {
        return false;
      }
    }
    return file[6] == 1 && file[7] == 0;
  }

  /**
   * Decodes a component with everything nested in it.
   *
   * @throws ComponentException if the bytes are malformed
   */
  public static Component decode(byte[] file) {
    return new ComponentDecoder(file).component(new ByteReader(file, 0, file.length), 0);
  }

  /**
   * The content of a custom section of a component itself, not of what is nested in it; the last
   * one of those with the name.
   *
   * @throws ComponentException if the bytes are malformed
   */
  public static Optional<byte[]> customSection(byte[] file, String name) {
    var in = new ByteReader(file, 0, file.length);
    preamble(in);
    Optional<byte[]> found = Optional.empty();
    while (!in.atEnd()) {
      int id = in.octet();
      ByteReader section = in.slice(in.u32());
      if (id == 0 && section.name().equals(name)) {
        found = Optional.of(Arrays.copyOfRange(file, section.position(), section.end()));
      }
    }
    return found;
  }

  /**
   * Decodes a core module as far as its imports and exports go.
   *
   * @throws ComponentException if the bytes are malformed
   */
  public static CoreBinary decodeModule(byte[] file) {
    return CoreModuleReader.read(file, new ByteReader(file, 0, file.length));
  }

  private Component component(ByteReader in, int depth) {
    int start = in.position();
    Depth.check(start, depth);
    preamble(in);
    var definitions = new ArrayList<Definition>();
    while (!in.atEnd()) {
      int sectionStart = in.position();
      int id = in.octet();
      ByteReader section = in.slice(in.u32());
      section(id, sectionStart, section, depth, definitions);
    }
    return new Component(start, definitions);
  }

  private static void preamble(ByteReader in) {
    for (int expected : MAGIC) {
      in.expect(expected, "the magic number of WebAssembly");
    }
    int start = in.position();
    int version = in.octet() | in.octet() << 8;
    int layer = in.octet() | in.octet() << 8;
    if (layer == 0 && version == 1) {
      throw malformed(start, "expected a component, found a core module");
    }
    if (layer != 1 || version != VERSION) {
      throw malformed(
          start,
          "unknown binary version 0x%x of layer %d, expected 0xd of layer 1",
          version,
          layer);
    }
  }

  private void section(int id, int start, ByteReader in, int depth, List<Definition> out) {
    switch (id) {
      case 0 -> {
        in.name();
        return;
      }
      case 1 -> {
        out.add(new Definition.CoreModuleDefinition(start, CoreModuleReader.read(file, in)));
        return;
      }
      case 2 ->
          each(
              in,
              out,
              r -> new Definition.CoreInstanceDefinition(r.position(), InstanceReader.core(r)));
      case 3 ->
          each(
              in,
              out,
              r -> new Definition.CoreTypeDefinition(r.position(), CoreDefTypeReader.read(r)));
      case 4 -> out.add(new Definition.ComponentDefinition(start, component(in, depth + 1)));
      case 5 ->
          each(
              in,
              out,
              r -> new Definition.InstanceDefinition(r.position(), InstanceReader.instance(r)));
      case 6 ->
          each(in, out, r -> new Definition.AliasDefinition(r.position(), AliasReader.read(r)));
      case 7 ->
          each(
              in,
              out,
              r ->
                  new Definition.TypeDefinition(r.position(), TypeReader.definition(r, depth + 1)));
      case 8 ->
          each(in, out, r -> new Definition.CanonDefinition(r.position(), CanonReader.read(r)));
      case 9 -> out.add(start(in));
      case 10 ->
          each(
              in,
              out,
              r ->
                  new Definition.ImportDefinition(
                      r.position(), ExternName.read(r), TypeReader.extern(r)));
      case 11 ->
          each(
              in,
              out,
              r ->
                  new Definition.ExportDefinition(
                      r.position(),
                      ExternName.read(r),
                      InstanceReader.item(r),
                      r.optional(TypeReader::extern)));
      case 12 -> {
        out.add(new Definition.ValueDefinition(start));
        return;
      }
      default -> throw malformed(start, "malformed section id %d", id);
    }
    in.finish("section");
  }

  private static void each(
      ByteReader in, List<Definition> out, Function<ByteReader, Definition> definition) {
    in.vector(r -> out.add(definition.apply(r)));
  }

  private static Definition start(ByteReader in) {
    int start = in.position();
    int func = in.u32();
    List<Integer> args = in.vector(ByteReader::u32);
    int resultsStart = in.position();
    long results = in.unsigned(32);
    if (results > MOST_RESULTS) {
      throw malformed(resultsStart, "start function results size is out of bounds: %d", results);
    }
    return new Definition.StartDefinition(start, func, args, (int) results);
  }
}
