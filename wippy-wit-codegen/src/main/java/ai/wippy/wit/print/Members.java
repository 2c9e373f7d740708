package ai.wippy.wit.print;

import static ai.wippy.wit.print.Writer.id;

import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the types and functions of an interface or world. */
final class Members {
  private final Writer out;
  private final Optional<PackageName> pkg;
  private final List<TypeDef> defs;
  private final List<Func> functions;
  private final Scope scope;

  /**
   * @param pkg the package at hand, whose interfaces need no package name
   * @param owner the interface; empty for a world
   * @param functions all functions, those of resources included
   */
  Members(
      Writer out,
      Optional<PackageName> pkg,
      Optional<InterfaceName> owner,
      List<TypeDef> defs,
      List<Func> functions) {
    this.out = out;
    this.pkg = pkg;
    this.defs = defs;
    this.functions = functions;
    this.scope = new Scope(owner, defs);
  }

  Scope scope() {
    return scope;
  }

  /** Whether a function is written inside of a resource. */
  static boolean isMethod(Func func) {
    return func.name().startsWith("[");
  }

  /** The name of an interface as the package at hand refers to it. */
  static String path(InterfaceName name, Optional<PackageName> pkg) {
    if (name.pkg().isEmpty() || name.pkg().equals(pkg)) {
      return id(name.name());
    }
    return name.pkg()
        .map(p ->
            "%s:%s/%s%s"
                .formatted(
                    id(p.namespace()),
                    id(p.name()),
                    id(name.name()),
                    p.version().map(v -> "@" + v).orElse("")))
        .orElseThrow();
  }

  void uses() {
    Map<InterfaceName, StringBuilder> lines = new LinkedHashMap<>();
    for (TypeDef def : defs) {
      scope
          .origin(def)
          .ifPresent(from ->
              from.owner()
                  .ifPresent(
                      i -> lines.merge(i, new StringBuilder(item(from, def)), Members::joined)));
    }
    lines.forEach((i, names) -> out.line("use " + path(i, pkg) + ".{" + names + "};"));
  }

  private static StringBuilder joined(StringBuilder names, StringBuilder next) {
    return names.append(", ").append(next);
  }

  private static String item(TypeName from, TypeDef def) {
    return from.name().equals(def.name())
        ? id(def.name())
        : id(from.name()) + " as " + id(def.name());
  }

  void types() {
    for (TypeDef def : defs) {
      if (scope.origin(def).isEmpty()) {
        out.gap();
        out.docs(def.docs());
        type(def);
        out.gap();
      }
    }
  }

  private void type(TypeDef def) {
    if (!scope.isDefinition(def)) {
      String target =
          switch (def.target()) {
            case TypeDef.Value(WitType type) -> scope.aliased(def.name(), type);
            case TypeDef.Resource(ResourceType resource) -> scope.resource(resource);
          };
      out.line("type " + id(def.name()) + " = " + target + ";");
      return;
    }
    switch (def.target()) {
      case TypeDef.Resource _ -> resource(def.name());
      case TypeDef.Value(WitType type) -> structure(def.name(), type);
    }
  }

  private void structure(String name, WitType type) {
    switch (type) {
      case RecordType record -> {
        out.open("record " + id(name));
        record.fields().forEach(f -> part(f.docs(), id(f.name()) + ": " + scope.text(f.type())));
        out.close();
      }
      case VariantType variant -> {
        out.open("variant " + id(name));
        variant
            .cases()
            .forEach(c ->
                part(
                    c.docs(),
                    id(c.name()) + c.payload().map(t -> "(" + scope.text(t) + ")").orElse("")));
        out.close();
      }
      case EnumType enumeration -> {
        out.open("enum " + id(name));
        enumeration.cases().forEach(c -> part(c.docs(), id(c.name())));
        out.close();
      }
      case FlagsType flags -> {
        out.open("flags " + id(name));
        flags.flags().forEach(f -> part(f.docs(), id(f.name())));
        out.close();
      }
      default ->
          throw new IllegalStateException("a type without name defines a name: " + type.wit());
    }
  }

  private void part(String docs, String line) {
    out.docs(docs);
    out.line(line + ",");
  }

  private void resource(String name) {
    List<Func> own = functions.stream().filter(f -> isOf(name, f)).toList();
    if (own.isEmpty()) {
      out.line("resource " + id(name) + ";");
      return;
    }
    out.open("resource " + id(name));
    own.forEach(f -> method(name, f));
    out.close();
  }

  private static boolean isOf(String resource, Func func) {
    String name = func.name();
    int close = name.indexOf(']');
    return close > 0
        && (name.substring(close + 1).equals(resource)
            || name.startsWith(resource + ".", close + 1));
  }

  private void method(String resource, Func func) {
    out.docs(func.docs());
    String name = func.name();
    String id =
        id(name.substring(Math.min(name.length(), name.indexOf(']') + resource.length() + 2)));
    if (name.startsWith("[constructor]")) {
      out.line("constructor" + constructor(func) + ";");
    } else if (name.startsWith("[static]")) {
      out.line(id + ": static func" + scope.signature(func, 0) + ";");
    } else {
      out.line(id + ": func" + scope.signature(func, 1) + ";");
    }
  }

  private String constructor(Func func) {
    boolean fails = func.result().isPresent() && func.result().get() instanceof ResultType;
    return scope.signature(
        fails ? func : new Func(func.name(), func.params(), Optional.empty(), ""), 0);
  }

  void function(Func func) {
    out.docs(func.docs());
    out.line(id(func.name()) + ": func" + scope.signature(func, 0) + ";");
  }
}
