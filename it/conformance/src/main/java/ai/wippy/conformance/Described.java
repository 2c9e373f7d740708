package ai.wippy.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The description of resolved packages that lies beside an input of the suite, as text in which
 * every alias is replaced by what it stands for, and which leaves out what needs a later feature.
 * {@link Seen} writes the same of packages of ours.
 */
final class Described {
  private final List<Json> worlds;
  private final List<Json> interfaces;
  private final List<Json> types;
  private final List<Json> packages;
  private final Map<Integer, String> inlineNames = new HashMap<>();

  /** Takes a description. */
  Described(Json json) {
    worlds = json.get("worlds").elements();
    interfaces = json.get("interfaces").elements();
    types = json.get("types").elements();
    packages = json.get("packages").elements();
    for (Json world : worlds) {
      for (String side : List.of("imports", "exports")) {
        world
            .get(side)
            .members()
            .forEach((key, item) -> {
              if (item.has("interface")) {
                inlineNames.putIfAbsent(item.get("interface").get("id").number(), key);
              }
            });
      }
    }
  }

  @Override
  public String toString() {
    var out = new TreeMap<String, String>();
    for (Json pkg : packages) {
      String name = pkg.get("name").text();
      out.put("package " + name, "");
      pkg.get("interfaces").members().forEach((_, i) -> interfaceText(out, i.number()));
      pkg.get("worlds")
          .members()
          .forEach((n, w) -> worldText(out, name + " " + n, worlds.get(w.number())));
    }
    return Seen.joined(out);
  }

  private void interfaceText(Map<String, String> out, int id) {
    String name = owner(id);
    out.put("interface " + name, "");
    interfaces
        .get(id)
        .get("types")
        .members()
        .forEach((n, t) -> definition(t).ifPresent(d -> out.put("type " + name + " " + n, d)));
    interfaces
        .get(id)
        .get("functions")
        .members()
        .forEach((n, f) -> function(f).ifPresent(d -> out.put("func " + name + " " + n, d)));
  }

  private void worldText(Map<String, String> out, String name, Json world) {
    out.put("world " + name, "");
    for (String side : List.of("imports", "exports")) {
      String where = side + " " + name + " ";
      world.get(side).members().forEach((key, item) -> item(out, where, key, item));
    }
  }

  private void item(Map<String, String> out, String where, String key, Json item) {
    if (item.has("interface")) {
      int id = item.get("interface").get("id").number();
      out.put(where + owner(id), "interface");
      if (interfaces.get(id).get("name").isNull()) {
        interfaceText(out, id);
      }
    } else if (item.has("function")) {
      function(item.get("function")).ifPresent(f -> out.put(where + key, f));
    } else {
      definition(item.get("type")).ifPresent(t -> out.put(where + key, t));
    }
  }

  private String owner(int id) {
    Json found = interfaces.get(id);
    if (found.get("name").isNull()) {
      return inlineNames.getOrDefault(id, "?");
    }
    String name = found.get("name").text();
    String pkg = packages.get(found.get("package").number()).get("name").text();
    int at = pkg.indexOf('@');
    return at < 0 ? pkg + "/" + name : pkg.substring(0, at) + "/" + name + pkg.substring(at);
  }

  private Optional<String> function(Json func) {
    var out = new StringJoiner(", ", "(", ")");
    Json kind = func.get("kind");
    boolean later = (kind.isText() ? kind.text() : kind.onlyName()).startsWith("async");
    for (Json param : func.get("params").elements()) {
      Optional<String> type = type(param.get("type"));
      later |= type.isEmpty();
      out.add(param.get("name").text() + ": " + type.orElse(""));
    }
    Optional<String> result =
        func.get("result").isNull()
            ? Optional.of("")
            : type(func.get("result")).map(t -> " -> " + t);
    return later ? Optional.empty() : result.map(r -> out + r);
  }

  private Optional<String> definition(Json type) {
    Json kind = types.get(type.number()).get("kind");
    if (kind.isText()) {
      return Optional.of(kind.text());
    }
    String key = kind.onlyName();
    return switch (key) {
      case "record" -> parts("record", kind.get(key).get("fields"));
      case "variant" -> parts("variant", kind.get(key).get("cases"));
      case "enum" -> parts("enum", kind.get(key).get("cases"));
      case "flags" -> parts("flags", kind.get(key).get("flags"));
      default -> type(type);
    };
  }

  private Optional<String> parts(String keyword, Json parts) {
    var out = new StringJoiner(", ", keyword + " {", "}");
    for (Json part : parts.elements()) {
      Json type = part.get("type");
      Optional<String> text = type.isNull() ? Optional.of("") : type(type).map(t -> ": " + t);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      out.add(part.get("name").text() + text.get());
    }
    return Optional.of(out.toString());
  }

  /** A type where it is used; empty if it needs a later feature. */
  private Optional<String> type(Json type) {
    // Numbers are text too; names of types start with a letter.
    if (!Character.isDigit(type.text().charAt(0))) {
      return type.text().equals("error-context") ? Optional.empty() : Optional.of(type.text());
    }
    Json found = types.get(type.number());
    Json kind = found.get("kind");
    if (kind.isText()) {
      return Optional.of("resource " + named(found));
    }
    String key = kind.onlyName();
    Json body = kind.get(key);
    return switch (key) {
      case "type" -> type(body);
      case "record", "variant", "enum", "flags" -> definition(type).map(_ -> named(found));
      case "list", "option" -> type(body).map(t -> key + "<" + t + ">");
      case "tuple" -> arguments("tuple", body.get("types").elements());
      case "result" -> result(body);
      case "handle" -> {
        String which = body.onlyName();
        yield type(body.get(which)).map(t -> which + "<" + t + ">");
      }
      default -> Optional.empty();
    };
  }

  private Optional<String> arguments(String keyword, List<Json> arguments) {
    var out = new ArrayList<String>();
    for (Json argument : arguments) {
      type(argument).ifPresent(out::add);
    }
    return out.size() == arguments.size()
        ? Optional.of(keyword + "<" + String.join(", ", out) + ">")
        : Optional.empty();
  }

  private Optional<String> result(Json result) {
    Optional<String> ok = result.get("ok").isNull() ? Optional.of("_") : type(result.get("ok"));
    Optional<String> err = result.get("err").isNull() ? Optional.of("_") : type(result.get("err"));
    return ok.isPresent() && err.isPresent()
        ? Optional.of("result<" + ok.get() + ", " + err.get() + ">")
        : Optional.empty();
  }

  private String named(Json type) {
    Json owner = type.get("owner").get("interface");
    return (owner.isNull() ? "" : owner(owner.number())) + "." + type.get("name").text();
  }
}
