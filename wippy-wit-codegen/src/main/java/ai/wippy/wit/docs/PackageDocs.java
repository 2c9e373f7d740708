package ai.wippy.wit.docs;

import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.World;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The custom section {@code package-docs}, in which toolchains keep the documentation of a package
 * that they compile: a version, then JSON.
 */
public final class PackageDocs {
  /** The name of the section. */
  public static final String SECTION = "package-docs";

  private static final int NEWEST = 1;

  private final Json json;

  private PackageDocs(Json json) {
    this.json = json;
  }

  /** Reads the content of the section; empty if it is damaged or of a version to come. */
  public static Optional<PackageDocs> of(byte[] section) {
    if (section.length == 0 || section[0] < 0 || section[0] > NEWEST) {
      return Optional.empty();
    }
    try {
      var text = ByteBuffer.wrap(section, 1, section.length - 1);
      return Json.parse(StandardCharsets.UTF_8.newDecoder().decode(text).toString())
          .map(PackageDocs::new);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The documentation of the package itself; empty for none. */
  public String ofPackage() {
    return json.text("docs");
  }

  /** The documentation of the interfaces and worlds of a package whose name is known. */
  public Documentation of(PackageName pkg) {
    var found = new Documentation();
    json.members("interfaces")
        .values()
        .forEach((name, one) ->
            of(Optional.of(new InterfaceName(Optional.of(pkg), name)), one, found::add));
    worlds(found);
    return found;
  }

  /**
   * The documentation for a component. The section does not say whose package it documents: what it
   * says of an interface is taken to be about the only one of that name in which something of what
   * is documented exists, or everything, if there are several.
   */
  public Documentation of(World world) {
    var found = new Documentation();
    List<Interface> interfaces =
        Stream.concat(world.imports().stream(), world.exports().stream())
            .flatMap(
                item -> item instanceof World.InterfaceItem(var i) ? Stream.of(i) : Stream.empty())
            .toList();
    json.members("interfaces")
        .values()
        .forEach((name, one) ->
            documented(interfaces, name, one)
                .ifPresent(owner -> of(Optional.of(owner), one, found::add)));
    worlds(found);
    return found;
  }

  private static Optional<InterfaceName> documented(
      List<Interface> interfaces, String name, Json json) {
    Set<String> members = new HashSet<>(json.members("funcs").values().keySet());
    members.addAll(json.members("types").values().keySet());
    List<Interface> similar =
        interfaces.stream()
            .filter(i -> i.name().pkg().isPresent() && i.name().name().equals(name))
            .filter(i -> members.isEmpty() || !Collections.disjoint(members(i), members))
            .toList();
    List<InterfaceName> names = similar.stream().map(Interface::name).distinct().toList();
    if (names.size() > 1) {
      names =
          similar.stream()
              .filter(i -> members(i).containsAll(members))
              .map(Interface::name)
              .distinct()
              .toList();
    }
    return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }

  private static Set<String> members(Interface value) {
    return Stream.concat(
            value.functions().stream().map(Func::name), value.types().stream().map(TypeDef::name))
        .collect(Collectors.toSet());
  }

  private void worlds(Documentation found) {
    json.members("worlds")
        .values()
        .forEach((world, one) -> {
          BiConsumer<Subject, String> add = (subject, text) -> found.add(world, subject, text);
          of(Optional.empty(), one, add);
          functions(Optional.empty(), one.members("func_exports"), add);
          for (String inline : List.of("interfaces", "interface_exports")) {
            one.members(inline)
                .values()
                .forEach((name, value) ->
                    of(Optional.of(new InterfaceName(Optional.empty(), name)), value, add));
          }
        });
  }

  private static void of(
      Optional<InterfaceName> owner, Json json, BiConsumer<Subject, String> add) {
    add.accept(Subject.of(owner), json.text("docs"));
    functions(owner, json.members("funcs"), add);
    json.members("types")
        .values()
        .forEach((name, type) -> {
          add.accept(Subject.of(owner, name), type.text("docs"));
          Json.Members items = type.members("items");
          items
              .values()
              .keySet()
              .forEach(part -> add.accept(new Subject(owner, name, part), items.text(part)));
        });
  }

  /** In version 0, what is said of a function is a string. */
  private static void functions(
      Optional<InterfaceName> owner, Json.Members functions, BiConsumer<Subject, String> add) {
    functions
        .values()
        .forEach((name, json) ->
            add.accept(
                Subject.of(owner, name),
                json instanceof Json.Text(String text) ? text : json.text("docs")));
  }
}
