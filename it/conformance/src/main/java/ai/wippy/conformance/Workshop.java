package ai.wippy.conformance;

import ai.wippy.build.wasm.BridgeWriter;
import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.build.wasm.ModuleTranslator;
import ai.wippy.build.wasm.TranslatedModule;
import ai.wippy.codegen.Bridge;
import ai.wippy.codegen.Generated;
import ai.wippy.codegen.Generator;
import ai.wippy.codegen.Hosted;
import ai.wippy.codegen.Request;
import ai.wippy.component.plan.CoreModule;
import ai.wippy.component.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes plans the way that a build takes them, in memory: generated, their core modules translated,
 * compiled, loaded. For one script; each core module is translated once.
 */
final class Workshop {
  private final Map<String, TranslatedModule> translated = new HashMap<>();
  private final List<Product> pending = new ArrayList<>();
  private final Hosted hosted;
  private int made;

  /**
   * A workshop.
   *
   * @param hosted interfaces of which there are Java interfaces already
   */
  Workshop(Hosted hosted) {
    this.hosted = hosted;
  }

  /**
   * Generates and translates; the sources are compiled with those of others when {@link #compile}
   * is called.
   *
   * @throws ai.wippy.codegen.Unsupported if there can be no bindings
   */
  Product make(Plan plan) throws ModuleRejectedException {
    var modules = new ArrayList<TranslatedModule>();
    for (CoreModule module : plan.modules()) {
      modules.add(translate(module.binary()));
    }
    List<String> ids = modules.stream().map(TranslatedModule::id).toList();
    String home = "c" + made++;
    Generated generated = Generator.generate(new Request(plan, home, home, "guest", ids, hosted));
    var files = new HashMap<String, byte[]>();
    modules.forEach(module -> files.putAll(module.files()));
    for (Bridge bridge : generated.bridges()) {
      String type = bridge.type().binaryName();
      files.put(
          type.replace('.', '/') + "Bridge.class",
          new BridgeWriter(modules.get(bridge.module()))
              .write(type, bridge.methods().stream().map(Workshop::method).toList()));
    }
    var product = new Product(generated, files);
    pending.add(product);
    return product;
  }

  private static BridgeWriter.Method method(Bridge.Method method) {
    return new BridgeWriter.Method(
        method.name(), method.export(), method.type().params(), method.type().results());
  }

  private TranslatedModule translate(byte[] binary) throws ModuleRejectedException {
    String id = ModuleTranslator.id(binary);
    TranslatedModule known = translated.get(id);
    if (known == null) {
      known = new ModuleTranslator().translate(binary);
      translated.put(id, known);
    }
    return known;
  }

  /** Compiles what was made since the last time: all at once, or one by one where that fails. */
  void compile() {
    if (!Compilation.run(pending)) {
      pending.forEach(product -> Compilation.run(List.of(product)));
    }
    pending.clear();
  }
}
