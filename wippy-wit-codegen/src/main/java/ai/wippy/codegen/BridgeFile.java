package ai.wippy.codegen;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.wit.model.CoreType;
import java.util.ArrayList;
import java.util.List;

/** Writes the interface through which exports of a core module are called. */
final class BridgeFile {
  private BridgeFile() {}

  static void write(JavaWriter out, Bridge bridge) {
    out.javadoc(
        "Exports of core module " + bridge.module() + ". The build makes the implementation.",
        List.of());
    out.block(
        "interface " + bridge.type().simpleName(),
        () -> {
          for (Bridge.Method method : bridge.methods()) {
            List<CoreType> types = method.type().params();
            var params = new ArrayList<String>();
            for (int i = 0; i < types.size(); i++) {
              params.add(CoreTypes.java(types.get(i)) + " p" + i);
            }
            List<CoreType> results = method.type().results();
            String result = results.isEmpty() ? "void" : CoreTypes.java(results.getFirst());
            out.call(result + " " + method.name(), params, ";");
          }
        });
  }
}
