package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.INSTANCE_STATE;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that the typed methods of one class work with, copied from the instance. */
final class InstanceFields {
  private static final String INSTANCE = "instance";

  private final Map<String, ClassName> fields = new LinkedHashMap<>();

  private InstanceFields() {}

  /** The fields for methods that call {@code exports}. */
  static InstanceFields of(Bindings bindings, Collection<Export> exports) {
    var fields = new InstanceFields();
    Set<String> bridges =
        exports.stream()
            .flatMap(each -> Stream.concat(Stream.of(each.core()), each.postReturn().stream()))
            .map(CoreCall::field)
            .collect(Collectors.toSet());
    if (bridges.contains("")) {
      fields.addInstance(bindings);
    }
    fields.add(bindings, exports, bridges);
    return fields;
  }

  /** Those of the class that makes the instance. */
  static InstanceFields ofWorld(Bindings bindings, Collection<Export> exports) {
    var fields = new InstanceFields();
    fields.addInstance(bindings);
    fields.fields.putAll(of(bindings, exports).fields);
    return fields;
  }

  private void addInstance(Bindings bindings) {
    fields.put(INSTANCE, bindings.instance());
  }

  private void add(Bindings bindings, Collection<Export> exports, Set<String> bridges) {
    fields.put("state", INSTANCE_STATE);
    bindings
        .bridges()
        .fields()
        .forEach((number, field) -> {
          if (bridges.contains(field)) {
            fields.put(field, bindings.bridges().typeOf(number));
          }
        });
    Set<String> heaps = exports.stream().map(Export::heap).collect(Collectors.toSet());
    bindings.heaps().all().stream()
        .map(Heaps.Heap::name)
        .filter(heaps::contains)
        .forEach(heap -> fields.put(heap, GUEST_HEAP));
  }

  void declare(JavaWriter out) {
    fields.forEach((name, type) -> out.line("private final %s %s;".formatted(out.ref(type), name)));
  }

  /** Assigns them all of a parameter {@code instance}. */
  void assign(JavaWriter out) {
    if (fields.containsKey(INSTANCE)) {
      out.line("this.instance = instance;");
    }
    copy(out);
  }

  /** Assigns all but the instance itself. */
  void copy(JavaWriter out) {
    fields.keySet().stream()
        .filter(name -> !name.equals(INSTANCE))
        .forEach(name -> out.line("%s = instance.%s;".formatted(name, name)));
  }

  /** Names of all the fields. */
  List<String> names() {
    return List.copyOf(fields.keySet());
  }
}
