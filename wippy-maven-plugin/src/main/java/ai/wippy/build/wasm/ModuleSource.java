package ai.wippy.build.wasm;

import ai.wippy.build.wasm.simd.LaneFunction;
import com.dylibso.chicory.wasm.Encoding;
import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.NameCustomSection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A core module that is valid and translatable: its bytes, and the same as Chicory sees them. */
final class ModuleSource {
  /**
   * Where a function body lies.
   *
   * @param offset of its first byte after the size
   * @param length in bytes
   */
  record Body(int offset, int length) {}

  private static final byte[] NO_NAMES = {};

  /** A body without locals: {@code unreachable end}. */
  private static final byte[] UNREACHABLE = {0, 0, 0x0b};

  private final byte[] binary;
  private final List<Sections.Section> sections;
  private final WasmModule module;
  private final List<Body> bodies;
  private final List<LaneFunction> helpers;
  private final List<Integer> origins;
  private final AddedFunctions added;

  private ModuleSource(
      byte[] binary,
      List<Sections.Section> sections,
      WasmModule module,
      AddedFunctions added,
      List<LaneFunction> helpers,
      List<Integer> origins) {
    this.binary = binary;
    this.sections = sections;
    this.module = module;
    this.bodies = bodies(binary, sections);
    this.added = added;
    this.helpers = helpers;
    this.origins = origins;
  }

  private static ModuleSource of(
      byte[] binary, AddedFunctions added, List<LaneFunction> helpers, List<Integer> origins)
      throws ModuleRejectedException {
    return new ModuleSource(binary, Sections.of(binary), read(binary), added, helpers, origins);
  }

  /** Parses and validates a module, and refuses what cannot be translated. */
  static ModuleSource parse(byte[] given) throws ModuleRejectedException {
    byte[] binary = UnnamedImports.name(given, Sections.of(given));
    List<Sections.Section> sections = Sections.of(binary);
    try {
      byte[] strict = Vectors.forValidation(binary, sections);
      var source =
          new ModuleSource(
              binary, sections, read(strict), AddedFunctions.NONE, List.of(), List.of());
      new Features(source.module).check();
      return source;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | AssertionError e) {
      // Chicory trusts the counts and sizes that a binary claims: a broken one ends in any of
      // these.
      throw new Autopsy(binary, sections).explain(e);
    }
  }

  private static WasmModule read(byte[] binary) {
    return Parser.builder()
        .withCustomParsers(Map.of("name", ModuleSource::names))
        .build()
        .parse(() -> new ByteArrayInputStream(binary));
  }

  /** The same module without tail calls. */
  ModuleSource withoutTailCalls() throws ModuleRejectedException {
    if (!TailCallPass.in(module)) {
      return this;
    }
    var pass = new TailCallPass(binary, sections, module, this::name);
    byte[] rewritten = pass.rewrite();
    List<Sections.Section> its = Sections.of(rewritten);
    WasmModule strict = read(Vectors.forValidation(rewritten, its));
    return new ModuleSource(rewritten, its, strict, pass.added(), List.of(), List.of());
  }

  /** The same module without SIMD. */
  ModuleSource withoutVectors() throws ModuleRejectedException {
    if (!Vectors.in(module)) {
      return this;
    }
    var vectors = new Vectors(binary, sections, module, this::name);
    return of(vectors.lower(), added, vectors.helpers(), List.of());
  }

  /**
   * The same module, with functions that are too large for the JVM made into several.
   *
   * @param limit about how many bytes of JVM code a function may have
   */
  ModuleSource split(long limit) throws ModuleRejectedException {
    var large = new LargeFunctions(binary, sections, module, helpers().keySet(), limit);
    Optional<byte[]> smaller = large.rewrite();
    return smaller.isEmpty() ? this : of(smaller.get(), added, helpers, large.origins());
  }

  /** Refuses what breaks a rule of validation, but nothing that cannot be translated. */
  static void validate(byte[] given) throws ModuleRejectedException {
    byte[] binary = UnnamedImports.name(given, Sections.of(given));
    try {
      read(Vectors.forValidation(binary, Sections.of(binary)));
    } catch (InvalidException e) {
      throw new Autopsy(binary, Sections.of(binary)).explain(e);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | AssertionError _) {
      // It may use a later feature: only who instantiates it must know.
      return;
    }
  }

  /** Debug information may be broken without harm. */
  private static NameCustomSection names(byte[] content) {
    try {
      return NameCustomSection.parse(content);
    } catch (RuntimeException _) {
      return NameCustomSection.parse(NO_NAMES);
    }
  }

  /** Function bodies in order; the code section must be sound. */
  static List<Body> bodies(byte[] binary, List<Sections.Section> sections) {
    var bodies = new ArrayList<Body>();
    Sections.find(sections, Sections.CODE)
        .ifPresent(code -> {
          ByteBuffer in =
              ByteBuffer.wrap(binary, code.offset(), code.length()).order(ByteOrder.LITTLE_ENDIAN);
          for (long n = Encoding.readVarUInt32(in); n > 0; n--) {
            int length = (int) Encoding.readVarUInt32(in);
            bodies.add(new Body(in.position(), length));
            in.position(in.position() + length);
          }
        });
    return bodies;
  }

  /** A module of the types and some bodies of another, for Chicory's parser without validation. */
  static byte[] excerpt(byte[] binary, List<Sections.Section> sections, List<Body> bodies) {
    var out = new WasmWriter();
    Sections.find(sections, Sections.TYPE)
        .ifPresent(types -> out.writeSection(Sections.TYPE, types.content(binary)));
    out.writeSection(Sections.CODE, code(binary, bodies, bodies.size()));
    return out.bytes();
  }

  /** The module with all bodies from a number on replaced by {@code unreachable}. */
  static byte[] keeping(byte[] binary, List<Sections.Section> sections, int kept) {
    var out = new WasmWriter();
    for (Sections.Section section : sections) {
      out.writeSection(
          section.id(),
          section.id() == Sections.CODE
              ? code(binary, bodies(binary, sections), kept)
              : section.content(binary));
    }
    return out.bytes();
  }

  private static byte[] code(byte[] binary, List<Body> bodies, int kept) {
    var code = new ByteArrayOutputStream();
    WasmWriter.writeVarUInt32(code, bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      Body body = bodies.get(i);
      byte[] content =
          i < kept
              ? Arrays.copyOfRange(binary, body.offset(), body.offset() + body.length())
              : UNREACHABLE;
      WasmWriter.writeVarUInt32(code, content.length);
      code.writeBytes(content);
    }
    return code.toByteArray();
  }

  WasmModule module() {
    return module;
  }

  private int importedFunctions() {
    return module.importSection().count(ExternalType.FUNCTION);
  }

  /** The methods that stand for functions, by the indices of these. */
  Map<Integer, LaneFunction> helpers() {
    int first = importedFunctions() + bodies.size() - origins.size() - helpers.size();
    return IntStream.range(0, helpers.size())
        .boxed()
        .collect(Collectors.toMap(i -> first + i, helpers::get));
  }

  /** What to call a function in a message. */
  String name(int function) {
    int part = function - (importedFunctions() + bodies.size() - origins.size());
    if (part >= 0) {
      return "a part of " + name(origins.get(part));
    }
    int author = added.origin(function);
    String name = module.nameSection() == null ? null : module.nameSection().nameOfFunction(author);
    return name == null ? "function " + author : "function %s (%d)".formatted(name, author);
  }

  /** What was added because of tail calls; the functions of the author have the same indices. */
  AddedFunctions added() {
    return added;
  }

  /** Size of a function's body in bytes. */
  int bodySize(int function) {
    return bodies.get(function - importedFunctions()).length();
  }

  /** The bodies of some functions. */
  InterpretedBodies bodies(Set<Integer> functions) {
    int[] chosen = functions.stream().mapToInt(f -> f - importedFunctions()).sorted().toArray();
    List<Body> found = IntStream.of(chosen).mapToObj(bodies::get).toList();
    return new InterpretedBodies(chosen, excerpt(binary, sections, found));
  }
}
