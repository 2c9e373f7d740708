package ai.wippy.build;

import ai.wippy.build.wasm.BridgeWriter;
import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.build.wasm.ModuleTranslator;
import ai.wippy.build.wasm.TranslatedModule;
import ai.wippy.codegen.Bridge;
import ai.wippy.diagnostic.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The classes of an application's core modules, each module translated once. */
final class Translation {
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final Map<String, TranslatedModule> modules = new ConcurrentHashMap<>();

  private Translation() {}

  /** A core module with the guest to blame for it. */
  private record Source(Guest guest, byte[] binary) {}

  /**
   * Translates all modules of all guests, several at a time.
   *
   * @param problems receives what cannot be translated, and what will be slow
   */
  static Translation of(List<Guest> guests, Bindings bindings, Problems problems) {
    SequencedMap<String, Source> sources = new LinkedHashMap<>();
    for (Guest guest : guests) {
      for (int i = 0; i < guest.moduleIds().size(); i++) {
        sources.putIfAbsent(
            guest.moduleIds().get(i), new Source(guest, guest.plan().modules().get(i).binary()));
      }
    }
    var translation = new Translation();
    Map<String, ModuleRejectedException> rejected = new ConcurrentHashMap<>();
    sources.entrySet().parallelStream()
        .forEach(source -> {
          try {
            translation.modules.put(
                source.getKey(), new ModuleTranslator().translate(source.getValue().binary()));
          } catch (ModuleRejectedException e) {
            rejected.put(source.getKey(), e);
          }
        });
    sources.forEach((id, source) -> {
      ModuleRejectedException e = rejected.get(id);
      if (e != null) {
        problems.error(source.guest().place(), e.problem(), e.help());
      } else {
        translation.add(id, source.guest(), problems);
      }
    });
    if (rejected.isEmpty()) {
      guests.forEach(guest -> translation.addBridges(guest, bindings.of(guest).bridges()));
    }
    return translation;
  }

  private void add(String id, Guest guest, Problems problems) {
    TranslatedModule module = module(id);
    files.putAll(module.files());
    SlowFunctions.report(module.slow(), guest.place(), problems);
  }

  private void addBridges(Guest guest, List<Bridge> bridges) {
    for (Bridge bridge : bridges) {
      String type = bridge.type().binaryName();
      files.put(
          type.replace('.', '/') + "Bridge.class",
          new BridgeWriter(module(guest.moduleIds().get(bridge.module())))
              .write(type, bridge.methods().stream().map(Translation::method).toList()));
    }
  }

  private static BridgeWriter.Method method(Bridge.Method method) {
    return new BridgeWriter.Method(
        method.name(), method.export(), method.type().params(), method.type().results());
  }

  private TranslatedModule module(String id) {
    return Objects.requireNonNull(modules.get(id));
  }

  /** Content of each class and image by its path below the class folder. */
  SortedMap<String, byte[]> files() {
    return files;
  }
}
