package ai.wippy.codegen;

import ai.wippy.codegen.Generated.JavaFile;
import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes Java source of a component: typed bindings for Java callers, and an implementation of the
 * runtime's {@code Component} that performs the plan's steps.
 */
public final class Generator {
  private final Bindings bindings;
  private final List<JavaFile> files = new ArrayList<>();

  private Generator(Bindings bindings) {
    this.bindings = bindings;
  }

  /**
   * Generates.
   *
   * @throws Unsupported if the component uses a construct that there are no bindings for yet
   */
  public static Generated generate(Request request) {
    return new Generator(new Bindings(request)).generate();
  }

  private Generated generate() {
    // Interfaces become known while functions are collected, which Bindings has done by now.
    bindings
        .interfaceFiles()
        .forEach(
            (type, iface) -> file(type, out -> InterfaceFile.write(out, bindings, type, iface)));
    for (ExportedInterface each : bindings.exportedInterfaces()) {
      file(each.implementation(), out -> ImplementationFile.write(out, bindings, each));
    }
    file(bindings.world(), out -> new WorldFile(out, bindings).write());
    file(bindings.component(), out -> new ComponentFile(out, bindings).write());
    file(bindings.instance(), out -> new InstanceFile(out, bindings).write());
    List<Bridge> bridges = bindings.bridges().bridges();
    for (Bridge bridge : bridges) {
      file(bridge.type(), out -> BridgeFile.write(out, bridge));
    }
    if (!bindings.abi().isEmpty()) {
      file(bindings.abi().name(), bindings.abi()::write);
    }
    return new Generated(files, bindings.component(), bindings.world(), bridges);
  }

  private void file(ClassName name, Consumer<JavaWriter> content) {
    var out = new JavaWriter(name, bindings.namesIn(name));
    content.accept(out);
    files.add(new JavaFile(name, out.toString()));
  }
}
