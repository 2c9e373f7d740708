package ai.wippy.codegen;

import ai.wippy.codegen.Generated.JavaFile;
import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes Java source of a component: typed bindings for Java callers, and an implementation of the
 * runtime's {@code Component} that performs the plan's steps. Also makes the Java interfaces of WIT
 * interfaces alone, for whoever implements them.
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

  /**
   * Generates Java interfaces: all types, resources and functions of WIT interfaces, without a
   * component.
   *
   * @param prefix package before those of WIT packages; empty for none
   * @param interfaces what to generate; interfaces that they use types of belong to it
   * @throws Unsupported if one of them uses a construct that there are no bindings for yet
   */
  public static List<JavaFile> interfaces(String prefix, List<Interface> interfaces) {
    var names = new ClassNames(prefix, prefix, Hosted.NONE);
    var types = new TypeTable(new ClassName(prefix, "World"), names::of);
    var methods = new MethodTable(types);
    for (Interface each : interfaces) {
      types.add(each);
      for (Func func : each.functions()) {
        types.add(func, each.name() + "#" + func.name());
        methods.add(names.of(each.name()), func);
      }
    }
    var files = new ArrayList<JavaFile>();
    for (Interface each : interfaces) {
      ClassName type = names.of(each.name());
      var simple = new ArrayList<>(types.simpleNamesIn(type));
      simple.addAll(names.interfacesIn(type.packageName()));
      var out = new JavaWriter(type, simple);
      String docs = InterfaceFile.docs(each.name().toString(), each.docs());
      InterfaceFile.write(out, type, docs, types, methods);
      files.add(new JavaFile(type, out.toString()));
    }
    return files;
  }

  private Generated generate() {
    // Interfaces become known while functions are collected, which Bindings has done by now.
    bindings
        .interfaceFiles()
        .forEach((type, docs) ->
            file(
                type,
                out -> InterfaceFile.write(out, type, docs, bindings.types(), bindings.methods())));
    for (ExportedInterface each : bindings.exports().interfaces()) {
      file(each.implementation(), out -> ImplementationFile.write(out, bindings, each));
    }
    for (ExportedResource each : bindings.exports().resources().values()) {
      file(each.implementation(), out -> ResourceFile.write(out, bindings, each));
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
    return new Generated(files, bindings.component(), bindings.world(), bindings.wanted(), bridges);
  }

  private void file(ClassName name, Consumer<JavaWriter> content) {
    var out = new JavaWriter(name, bindings.namesIn(name));
    content.accept(out);
    files.add(new JavaFile(name, out.toString()));
  }
}
