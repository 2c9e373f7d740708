package ai.wippy.build.wasm;

import ai.wippy.runtime.component.CoreModule;
import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Translates core modules to JVM classes. Equal binaries give equal bytes.
 *
 * <p>Stateless. A module of a few hundred functions takes a fraction of a second, one of ten
 * thousand half a minute and 1.5 GB of heap.
 */
public final class ModuleTranslator {
  private static final String MACHINE = "Machine";

  /** Long enough to be unique, short enough for the paths in a jar to be read. */
  private static final int ID_BYTES = 12;

  /** Leaves a margin, as the size of JVM code is an estimate: HotSpot compiles up to 8,000. */
  private static final long LIMIT = 7_200;

  private final long limit;

  /** Splits functions that HotSpot would not compile. */
  public ModuleTranslator() {
    this(LIMIT);
  }

  /**
   * Splits functions.
   *
   * @param limit about how many bytes of JVM code a function may have
   */
  ModuleTranslator(long limit) {
    this.limit = limit;
  }

  /**
   * Translates a module.
   *
   * @param binary a core module, preamble included
   * @throws ModuleRejectedException if it is not valid, or uses what cannot be translated
   */
  public TranslatedModule translate(byte[] binary) throws ModuleRejectedException {
    String id = id(binary);
    String home = CoreModule.PACKAGE + id + '.';
    ModuleSource source =
        ModuleSource.parse(binary).withoutTailCalls().withoutVectors().split(limit);
    String machine = home + MACHINE;
    CompilerResult compiled = compile(source, machine);
    Set<Integer> interpreted = compiled.interpretedFunctions();

    var rewriter = new ClassRewriter(source, machine);
    SortedMap<String, byte[]> files = new TreeMap<>();
    rewriter
        .rewrite(compiled.classBytes())
        .forEach((name, bytes) -> files.put(name.replace('.', '/') + ".class", bytes));
    files.putAll(
        CodeWriter.write(
            home + CoreModule.CODE,
            ImageWriter.write(source.module(), source.bodies(interpreted)),
            machine));

    List<SlowFunction> slow = new ArrayList<>();
    interpreted.stream()
        .sorted()
        .map(f ->
            new SlowFunction(
                source.added().origin(f),
                source.name(f),
                source.bodySize(f),
                SlowFunction.Reason.INTERPRETED))
        .forEach(slow::add);
    slow.addAll(rewriter.neverCompiled());
    return new TranslatedModule(id, files, slow, rewriter.owners(), source.module());
  }

  private static CompilerResult compile(ModuleSource source, String machine)
      throws ModuleRejectedException {
    try {
      return Compiler.builder(source.module())
          .withClassName(machine)
          .withClassCollectorFactory(ByteClassCollector::new)
          .withInterpreterFallback(InterpreterFallback.SILENT)
          .build()
          .compile();
    } catch (RuntimeException e) {
      throw new ModuleRejectedException(
          "the core module uses something that Chicory %s cannot translate: %s"
              .formatted(com.dylibso.chicory.wasm.Version.version(), e.getMessage()),
          "build it for plain WebAssembly 2.0, without proposals that are newer");
    }
  }

  /**
   * Refuses what {@link #translate} would, as far as can be told without translating.
   *
   * @throws ModuleRejectedException if the module is not valid, or uses what cannot be translated
   */
  public static void check(byte[] binary) throws ModuleRejectedException {
    ModuleSource.parse(binary).withoutTailCalls();
  }

  /** Under which name a module is translated: equal for equal binaries. */
  public static String id(byte[] binary) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(binary);
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
