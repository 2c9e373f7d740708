package ai.wippy.codegen.java;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes one Java file: owns its imports, its indentation and the width of its lines. */
public final class JavaWriter {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final int WIDTH = 100;

  private final ClassName file;
  private final List<String> declared;
  private final Map<String, ClassName> imports = new TreeMap<>();
  private final StringBuilder body = new StringBuilder();
  private int depth;

  /**
   * An empty file.
   *
   * @param file the class that it declares
   * @param declared simple names of classes that mean something in it without an import: those of
   *     its package, and those nested in it, twice if there are two
   */
  public JavaWriter(ClassName file, List<String> declared) {
    this.file = file;
    this.declared = List.copyOf(declared);
  }

  /** Whether this is the file of a class. */
  public boolean declares(ClassName name) {
    return file.equals(name);
  }

  /** The shortest name of a class in this file; imports it if that helps. */
  public String ref(ClassName name) {
    ClassName outermost = name.outermost();
    if (outermost.equals(file)) {
      String simple = name.simpleName().substring(name.simpleName().lastIndexOf('.') + 1);
      return Collections.frequency(declared, simple) > 1 ? name.simpleName() : simple;
    }
    if (outermost.packageName().equals(file.packageName())) {
      return name.simpleName();
    }
    boolean shadowed = declared.contains(outermost.simpleName());
    if (!shadowed && outermost.packageName().equals("java.lang")) {
      return name.simpleName();
    }
    if (shadowed
        || !imports.computeIfAbsent(outermost.simpleName(), _ -> outermost).equals(outermost)) {
      return name.canonicalName();
    }
    return name.simpleName();
  }

  /** Writes one line at the current depth; a long one is broken after {@code =}, if it has it. */
  public JavaWriter line(String text) {
    int equals = text.indexOf(" = ");
    if (equals > 0 && 2 * depth + text.length() > WIDTH) {
      append(text.substring(0, equals + 2), 0);
      return append(text.substring(equals + 3), 4);
    }
    return append(text, 0);
  }

  private JavaWriter append(String text, int more) {
    if (!text.isEmpty()) {
      body.repeat(' ', 2 * depth + more).append(text);
    }
    body.append('\n');
    return this;
  }

  /** Writes an empty line. */
  public JavaWriter blank() {
    return line("");
  }

  /** Writes {@code head {}, then {@code inside} one level deeper, then a closing brace. */
  public JavaWriter block(String head, Runnable inside) {
    return block(head, inside, "}");
  }

  /** Like {@link #block(String, Runnable)}, with another end. */
  public JavaWriter block(String head, Runnable inside, String end) {
    line(head + " {");
    indented(1, inside);
    return line(end);
  }

  /** Writes {@code inside} some levels deeper. */
  public JavaWriter indented(int levels, Runnable inside) {
    depth += levels;
    inside.run();
    depth -= levels;
    return this;
  }

  /** Writes {@code before(items)after} in one line, or one item a line if that is too long. */
  public JavaWriter call(String before, List<String> items, String after) {
    String all = before + "(" + String.join(", ", items) + ")" + after;
    if (items.isEmpty() || 2 * depth + all.length() <= WIDTH) {
      return line(all);
    }
    line(before + "(");
    depth += 2;
    for (int i = 0; i < items.size(); i++) {
      line(items.get(i) + (i + 1 < items.size() ? "," : ")" + after));
    }
    depth -= 2;
    return this;
  }

  /** Like {@link #call}, ending in an opening brace, then {@code inside} and the closing one. */
  public JavaWriter callBlock(String before, List<String> items, String after, Runnable inside) {
    call(before, items, after + " {");
    indented(1, inside);
    return line("}");
  }

  /**
   * Writes a documentation comment; nothing if there is nothing to say.
   *
   * @param html what to say; an empty line starts a paragraph
   * @param tags lines such as {@code @param name what it is}
   */
  public JavaWriter javadoc(String html, List<String> tags) {
    var lines = new ArrayList<String>();
    for (String each : html.strip().lines().toList()) {
      boolean paragraph = !lines.isEmpty() && lines.getLast().isEmpty() && !each.isBlank();
      lines.add((paragraph ? "<p>" : "") + each.strip());
    }
    if (!lines.isEmpty() && !tags.isEmpty()) {
      lines.add("");
    }
    lines.addAll(tags);
    if (lines.size() == 1 && lines.getFirst().length() + 2 * depth + 7 <= WIDTH) {
      return append("/** " + lines.getFirst() + " */", 0);
    }
    if (!lines.isEmpty()) {
      append("/**", 0);
      lines.forEach(each -> append((" * " + each).stripTrailing(), 0));
      append(" */", 0);
    }
    return this;
  }

  /** Text, in which backticks mark code, as HTML that cannot end a comment or begin a tag. */
  public static String escape(String text) {
    String plain =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("@", "&#64;")
            .replace("*/", "*&#47;")
            .replace("\\", "&#92;");
    return CODE.matcher(plain).replaceAll("<code>$1</code>");
  }

  /** A string literal. */
  public static String literal(String text) {
    var out = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            default -> {
              if (c < ' ' || c > '~') {
                out.append("\\u%04x".formatted(c));
              } else {
                out.append((char) c);
              }
            }
          }
        });
    return out.append('"').toString();
  }

  /** The whole file. */
  @Override
  public String toString() {
    var out = new StringBuilder();
    if (!file.packageName().isEmpty()) {
      out.append("package ").append(file.packageName()).append(";\n\n");
    }
    var sorted = new TreeSet<String>();
    imports.values().forEach(each -> sorted.add(each.canonicalName()));
    sorted.forEach(each -> out.append("import ").append(each).append(";\n"));
    return out.append(sorted.isEmpty() ? "" : "\n").append(body).toString();
  }
}
