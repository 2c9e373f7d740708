package ai.wippy.component.wit;

import static ai.wippy.component.ComponentException.unsupported;

import ai.wippy.component.Definition;
import ai.wippy.component.ExternType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an interface or world names, in order. */
final class Exports {
  private final Optional<InterfaceName> owner;
  private final Scope scope;
  private final List<TypeDef> types = new ArrayList<>();
  private final List<Func> functions = new ArrayList<>();
  private final Map<String, Meaning> named = new LinkedHashMap<>();

  /**
   * @param owner the interface; empty for a world
   */
  Exports(Optional<InterfaceName> owner, Scope scope) {
    this.owner = owner;
    this.scope = scope;
  }

  /** An interface as the type of an instance describes it. */
  static Exports of(InterfaceName owner, Meaning.InstanceType type) {
    var exports = new Exports(Optional.of(owner), new Scope(type.scope()));
    for (Definition declarator : type.declarators()) {
      if (!exports.scope.takes(declarator)
          && declarator instanceof Definition.ExportDeclarator(int at, var name, var what)) {
        exports.add(at, name.name(), what);
      }
    }
    return exports;
  }

  /** The types by name, for whoever aliases them. */
  Map<String, Meaning> named() {
    return named;
  }

  Interface asInterface() {
    return new Interface(owner.orElseThrow(), types, functions, "");
  }

  /** Names a type or function. */
  void add(int at, String name, ExternType type) {
    switch (type) {
      case ExternType.Func(int index) -> functions.add(function(name, index));
      case ExternType.TypeEq(int index) -> type(name, scope.type(index));
      case ExternType.SubResource _ -> {
        var typeName = new TypeName(owner, name, "");
        var resource = new ResourceType(typeName);
        types.add(new TypeDef(name, new TypeDef.Resource(resource), ""));
        add(name, new Meaning.Resource(resource, typeName));
      }
      case ExternType.Instance _,
          ExternType.ComponentOf _,
          ExternType.Module _,
          ExternType.Value _ ->
          throw unsupported(at, "`%s`, neither type nor function, in an interface", name);
    }
  }

  Func function(String name, int index) {
    if (scope.type(index) instanceof Meaning.Signature(var params, var result)) {
      return new Func(name, params, result, "");
    }
    throw new IllegalStateException("type " + index + " is not a function type");
  }

  private void type(String name, Meaning meaning) {
    var typeName = new TypeName(owner, name, "");
    switch (meaning) {
      case Meaning.Value(WitType type, Optional<TypeName> before) -> {
        WitType own = before.isPresent() ? type : type.named(typeName);
        types.add(new TypeDef(name, new TypeDef.Value(own), before.filter(this::isForeign), ""));
        add(name, new Meaning.Value(own, Optional.of(typeName)));
      }
      case Meaning.Resource(ResourceType resource, TypeName before) -> {
        var used = Optional.of(before).filter(this::isForeign);
        types.add(new TypeDef(name, new TypeDef.Resource(resource), used, ""));
        add(name, new Meaning.Resource(resource, typeName));
      }
      case Meaning.Signature _, Meaning.InstanceType _, Meaning.ComponentType _ ->
          // WIT has no names for these.
          add(name, meaning);
    }
  }

  private void add(String name, Meaning meaning) {
    named.put(name, meaning);
    scope.add(meaning);
  }

  private boolean isForeign(TypeName name) {
    return name.owner().isPresent() && !name.owner().equals(owner);
  }

  List<TypeDef> types() {
    return types;
  }

  List<Func> functions() {
    return functions;
  }
}
