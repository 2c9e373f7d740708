package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Java methods of functions, whoever implements them: in the interface of their WIT interface,
 * or in that of their resource.
 *
 * <pre>
 * [method]counter.value       value() in Counter
 * [constructor]counter        newCounter(…)
 * [static]counter.merge       counterMerge(…)
 * total                       total(…)
 * </pre>
 */
final class MethodTable {
  private record Key(ClassName type, String function) {}

  private final TypeTable types;
  private final Map<Key, JavaMethod> methods = new LinkedHashMap<>();
  private final Map<ClassName, Scope> scopes = new HashMap<>();
  private final Map<ClassName, List<JavaMethod>> declared = new HashMap<>();

  MethodTable(TypeTable types) {
    this.types = types;
  }

  /** Gives a method to a function that {@code type} holds, unless it has one. */
  void add(ClassName type, Func func) {
    methods.computeIfAbsent(new Key(type, func.name()), _ -> method(type, func));
  }

  private JavaMethod method(ClassName type, Func func) {
    String name = func.name();
    String label = name.substring(name.indexOf(']') + 1);
    Optional<ClassName> resource = self(func).map(types::of).filter(each -> nests(type, each));
    ClassName owner = resource.orElse(type);
    String wanted =
        resource.isPresent()
            ? label.substring(label.indexOf('.') + 1)
            : name.startsWith("[constructor]") ? "new-" + label : label.replace('.', '-');
    Scope scope = scopes.computeIfAbsent(owner, _ -> scope(owner, resource.isPresent()));
    var method =
        new JavaMethod(func, owner, scope.fresh(Kebab.toCamel(wanted)), resource.isPresent());
    declared.computeIfAbsent(owner, _ -> new ArrayList<>()).add(method);
    return method;
  }

  private Scope scope(ClassName owner, boolean resource) {
    return owner.equals(types.world())
        ? Members.methods(
            "create",
            "instantiate",
            "builder",
            "call",
            "reusable",
            "rest",
            "closeWhenUnused",
            "close",
            "equals")
        : resource ? Members.methods("close", "resource") : Members.methods();
  }

  private static Optional<ResourceType> self(Func func) {
    return func.name().startsWith("[method]")
            && func.params().getFirst().type() instanceof BorrowType(ResourceType resource)
        ? Optional.of(resource)
        : Optional.empty();
  }

  /** A method can be given only to a resource that is declared beside it. */
  private boolean nests(ClassName type, ClassName resource) {
    return resource.outermost().equals(type) || resource.outermost().equals(types.world());
  }

  /** The method of a function that {@code type} holds. */
  JavaMethod of(ClassName type, Func func) {
    return find(type, func)
        .orElseThrow(() -> new IllegalStateException("no method was made for " + func.name()));
  }

  /** The method of a function that {@code type} holds; empty if it was not declared. */
  Optional<JavaMethod> find(ClassName type, Func func) {
    return Optional.ofNullable(methods.get(new Key(type, func.name())));
  }

  /** The methods that a class declares, in the order in which they were met. */
  List<JavaMethod> declaredIn(ClassName owner) {
    return declared.getOrDefault(owner, List.of());
  }
}
