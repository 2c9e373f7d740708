package ai.wippy.wit.resolve;

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
  private final List<Map<String, Object>> worlds;
  private final List<Map<String, Object>> interfaces;
  private final List<Map<String, Object>> types;
  private final List<Map<String, Object>> packages;
  private final Map<Integer, String> inlineNames = new HashMap<>();

  @SuppressWarnings("unchecked")
  Described(Map<String, Object> json) {
    worlds = (List<Map<String, Object>>) json.get("worlds");
    interfaces = (List<Map<String, Object>>) json.get("interfaces");
    types = (List<Map<String, Object>>) json.get("types");
    packages = (List<Map<String, Object>>) json.get("packages");
    for (Map<String, Object> world : worlds) {
      for (String side : List.of("imports", "exports")) {
        map(world, side)
            .forEach((key, item) -> {
              if (item instanceof Map<?, ?> m && m.get("interface") instanceof Map<?, ?> i) {
                inlineNames.putIfAbsent((Integer) i.get("id"), key);
              }
            });
      }
    }
  }

  @Override
  public String toString() {
    var out = new TreeMap<String, String>();
    for (Map<String, Object> pkg : packages) {
      String name = (String) pkg.get("name");
      out.put("package " + name, "");
      map(pkg, "interfaces").forEach((_, i) -> interfaceText(out, (Integer) i));
      map(pkg, "worlds").forEach((n, w) -> worldText(out, name + " " + n, worlds.get((Integer) w)));
    }
    return Seen.joined(out);
  }

  private void interfaceText(Map<String, String> out, int id) {
    String name = owner(id);
    out.put("interface " + name, "");
    map(interfaces.get(id), "types")
        .forEach((n, t) -> definition(t).ifPresent(d -> out.put("type " + name + " " + n, d)));
    map(interfaces.get(id), "functions")
        .forEach((n, f) -> function(f).ifPresent(d -> out.put("func " + name + " " + n, d)));
  }

  private void worldText(Map<String, String> out, String name, Map<String, Object> world) {
    out.put("world " + name, "");
    for (String side : List.of("imports", "exports")) {
      map(world, side)
          .forEach((key, value) -> {
            @SuppressWarnings("unchecked")
            var item = (Map<String, Object>) value;
            String where = side + " " + name + " ";
            if (item.containsKey("interface")) {
              int id = (Integer) map(item, "interface").get("id");
              out.put(where + owner(id), "interface");
              if (interfaces.get(id).get("name") == null) {
                interfaceText(out, id);
              }
            } else if (item.containsKey("function")) {
              function(item.get("function")).ifPresent(f -> out.put(where + key, f));
            } else {
              definition(item.get("type")).ifPresent(t -> out.put(where + key, t));
            }
          });
    }
  }

  private String owner(int id) {
    Map<String, Object> found = interfaces.get(id);
    if (found.get("name") == null) {
      return inlineNames.getOrDefault(id, "?");
    }
    String pkg = (String) packages.get((Integer) found.get("package")).get("name");
    int at = pkg.indexOf('@');
    return at < 0
        ? pkg + "/" + found.get("name")
        : pkg.substring(0, at) + "/" + found.get("name") + pkg.substring(at);
  }

  private Optional<String> function(Object value) {
    @SuppressWarnings("unchecked")
    var func = (Map<String, Object>) value;
    var out = new StringJoiner(", ", "(", ")");
    Object kind = func.get("kind");
    boolean later =
        kind instanceof String s
            ? s.startsWith("async")
            : ((Map<?, ?>) kind).keySet().iterator().next().toString().startsWith("async");
    for (Object p : (List<?>) func.get("params")) {
      Optional<String> type = type(((Map<?, ?>) p).get("type"));
      later |= type.isEmpty();
      out.add(((Map<?, ?>) p).get("name") + ": " + type.orElse(""));
    }
    Optional<String> result =
        func.get("result") == null
            ? Optional.of("")
            : type(func.get("result")).map(t -> " -> " + t);
    return later ? Optional.empty() : result.map(r -> out + r);
  }

  private Optional<String> definition(Object type) {
    Map<String, Object> found = types.get((Integer) type);
    if (found.get("kind") instanceof String kind) {
      return Optional.of(kind);
    }
    Map<String, Object> kind = map(found, "kind");
    String key = kind.keySet().iterator().next();
    return switch (key) {
      case "record" -> parts("record", map(kind, key).get("fields"));
      case "variant" -> parts("variant", map(kind, key).get("cases"));
      case "enum" -> parts("enum", map(kind, key).get("cases"));
      case "flags" -> parts("flags", map(kind, key).get("flags"));
      default -> type(type);
    };
  }

  private Optional<String> parts(String keyword, Object parts) {
    var out = new StringJoiner(", ", keyword + " {", "}");
    for (Object part : (List<?>) parts) {
      Object type = ((Map<?, ?>) part).get("type");
      Optional<String> text = type == null ? Optional.of("") : type(type).map(t -> ": " + t);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      out.add(((Map<?, ?>) part).get("name") + text.get());
    }
    return Optional.of(out.toString());
  }

  /** A type where it is used; empty if it needs a later feature. */
  private Optional<String> type(Object type) {
    if (type instanceof String name) {
      return name.equals("error-context") ? Optional.empty() : Optional.of(name);
    }
    Map<String, Object> found = types.get((Integer) type);
    if (found.get("kind") instanceof String) {
      return Optional.of("resource " + named(found));
    }
    Map<String, Object> kind = map(found, "kind");
    String key = kind.keySet().iterator().next();
    return switch (key) {
      case "type" -> type(kind.get(key));
      case "record", "variant", "enum", "flags" -> definition(type).map(_ -> named(found));
      case "list", "option" -> type(kind.get(key)).map(t -> key + "<" + t + ">");
      case "tuple" -> arguments("tuple", (List<?>) map(kind, key).get("types"));
      case "result" -> result(map(kind, key));
      case "handle" -> {
        Map<String, Object> handle = map(kind, key);
        String which = handle.keySet().iterator().next();
        yield type(handle.get(which)).map(t -> which + "<" + t + ">");
      }
      default -> Optional.empty();
    };
  }

  private Optional<String> arguments(String keyword, List<?> arguments) {
    var out = new ArrayList<String>();
    for (Object argument : arguments) {
      type(argument).ifPresent(out::add);
    }
    return out.size() == arguments.size()
        ? Optional.of(keyword + "<" + String.join(", ", out) + ">")
        : Optional.empty();
  }

  private Optional<String> result(Map<String, Object> result) {
    Optional<String> ok = result.get("ok") == null ? Optional.of("_") : type(result.get("ok"));
    Optional<String> err = result.get("err") == null ? Optional.of("_") : type(result.get("err"));
    return ok.isPresent() && err.isPresent()
        ? Optional.of("result<" + ok.get() + ", " + err.get() + ">")
        : Optional.empty();
  }

  private String named(Map<String, Object> type) {
    Object owner = map(type, "owner").get("interface");
    return (owner == null ? "" : owner((Integer) owner)) + "." + type.get("name");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> of, String key) {
    return (Map<String, Object>) of.get(key);
  }
}
