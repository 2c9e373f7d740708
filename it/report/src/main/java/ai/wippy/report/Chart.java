package ai.wippy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Calls and instances as an SVG image: a horizontal bar for each of the ways to do the same, groups
 * below each other, lengths on a logarithmic scale. It follows the reader's light or dark mode. The
 * same results always give the same text.
 */
public record Chart(Results results) {
  private static final int WIDTH = 760;
  private static final int LEFT = 76;
  private static final int RIGHT = WIDTH - 150;
  private static final int LEGEND = 48;
  private static final int TITLE = 26;
  private static final int STEP = 17;
  private static final int BAR = 12;
  private static final int SHORTEST = 2;
  private static final String STYLE =
      """
      <style>
      text { font: 12px system-ui, sans-serif; fill: #1f2328; }
      .title { font-weight: 600; }
      .end { text-anchor: end; }
      .middle { text-anchor: middle; }
      .quiet { fill: #59636e; }
      .line { stroke: #d1d9e0; }
      .raw { fill: #818b98; }
      .typed { fill: #0969da; }
      .dynamic { fill: #1a7f37; }
      .lua { fill: #bc4c00; }
      @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .quiet { fill: #9198a1; }
      .line { stroke: #3d444d; }
      .raw { fill: #9198a1; }
      .typed { fill: #4493f8; }
      .dynamic { fill: #3fb950; }
      .lua { fill: #f0883e; }
      }
      </style>
      """;

  /** The ways that are drawn, in this order. */
  private enum Way {
    RAW("Chicory alone, by hand"),
    TYPED("generated Java method"),
    DYNAMIC("lists and maps of Java"),
    LUA("from Lua");

    private final String meaning;

    Way(String meaning) {
      this.meaning = meaning;
    }

    private String how() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Bar(Row row, OptionalDouble toRaw) {}

  private record Group(String name, String circumstances, List<Bar> bars) {}

  /** The image. */
  public String svg() {
    List<Group> groups = groups();
    Scale scale = Scale.of(groups.stream().flatMap(g -> g.bars().stream()).map(Bar::row).toList());
    int bars = groups.stream().mapToInt(group -> TITLE + STEP * group.bars().size()).sum();
    int bottom = LEGEND + bars + BAR;
    List<String> circumstances = groups.stream().map(Group::circumstances).distinct().toList();
    int height = bottom + 2 * STEP + STEP * circumstances.size();
    var out = new StringBuilder();
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
        <title>Time of calls and instances, on a logarithmic scale</title>
        """
            .formatted(WIDTH, height));
    out.append(STYLE);
    legend(out);
    scale.lines().forEach(power -> line(out, scale, power, bottom));
    int y = LEGEND;
    for (Group group : groups) {
      out.append(text(LEFT, y + 18, "title", title(group.name())));
      y += TITLE;
      for (Bar bar : group.bars()) {
        bar(out, scale, bar, y);
        y += STEP;
      }
    }
    y = bottom + 2 * STEP;
    for (String line : circumstances) {
      out.append(text(LEFT, y, "quiet", line));
      y += STEP;
    }
    return out.append("</svg>\n").toString();
  }

  /** Those of which a typed call was measured. */
  private List<Group> groups() {
    var groups = new ArrayList<Group>();
    for (Run run : results.runs()) {
      run.rows().stream()
          .map(Row::group)
          .distinct()
          .forEach(name -> {
            List<Bar> bars =
                List.of(Way.values()).stream()
                    .flatMap(way ->
                        run.rows().stream()
                            .filter(r -> r.group().equals(name) && r.how().equals(way.how())))
                    .map(row -> new Bar(row, run.ratio(row, Run.RAW)))
                    .toList();
            if (bars.stream().anyMatch(bar -> bar.row().how().equals(Run.TYPED))) {
              groups.add(new Group(name, run.circumstances(), bars));
            }
          });
    }
    return groups;
  }

  private static void legend(StringBuilder out) {
    int x = LEFT;
    for (Way way : Way.values()) {
      out.append(rectangle(x, 14, BAR, way.how()));
      out.append(text(x + BAR + 5, 24, "", way.meaning));
      x += 165;
    }
  }

  private static void line(StringBuilder out, Scale scale, int power, int bottom) {
    double x = scale.x(Math.pow(10, power));
    out.append(
        String.format(
            Locale.ROOT,
            "<line class=\"line\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>\n",
            x,
            LEGEND - 8,
            bottom));
    String time = Row.time(Math.pow(10, power)).replace(".0 ", " ");
    out.append(text(x, bottom + 14, "quiet middle", time));
  }

  private static void bar(StringBuilder out, Scale scale, Bar bar, int y) {
    Row row = bar.row();
    double length = Math.max(SHORTEST, scale.x(row.nanos()) - LEFT);
    out.append(text(LEFT - 6, y + 10, "end quiet", row.how()));
    out.append(rectangle(LEFT, y, length, row.how()));
    String ratio =
        row.how().equals(Run.RAW) || bar.toRaw().isEmpty()
            ? ""
            : String.format(Locale.ROOT, ", %.2f × raw", bar.toRaw().getAsDouble());
    out.append(text(LEFT + length + 5, y + 10, "", row.time() + ratio));
  }

  private static String rectangle(double x, int y, double width, String style) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>\n",
        style,
        x,
        y,
        width,
        BAR);
  }

  private static String text(double x, int y, String style, String text) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>\n",
        style,
        x,
        y,
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  private static String title(String group) {
    return switch (group) {
      case "add" -> "add: (u32, u32) -> u32";
      case "echo" -> "echo: string -> string, 44 characters";
      case "users" -> "users: list<record> of 100 there and back";
      case "freshusers" ->
          "freshusers: list<record> of 100 there and back, each time with a fresh instance";
      case "inline" -> "inline: (u32, u32) -> u32, each time with a fresh instance";
      case "instance" -> "instance: a fresh instance of a component in C";
      case "rust" -> "rust: a fresh instance of a component in Rust";
      case "adapted" -> "adapted: a fresh instance of a command in Rust, with WASI's adapter";
      case "greet" -> "greet: string -> string in Rust, each time with a fresh instance";
      case "callback" -> "callback: the guest calls the host";
      case "transfer" -> "transfer: 64 KB of text from component to component; raw: a copy of them";
      case "sieve" -> "sieve: primes below 65,536, in C";
      case "sort" -> "sort: quicksort of 4,096 numbers, in C";
      case "hash" -> "hash: rounds like those of SHA-256 over 64 KB, in C";
      case "multiply" -> "multiply: two matrices of 64 times 64 doubles, in C";
      default -> group;
    };
  }

  /** Powers of ten between the edges of the plot. */
  private record Scale(int first, int last) {
    static Scale of(List<Row> rows) {
      double least = rows.stream().mapToDouble(Row::nanos).min().orElse(1);
      double most = rows.stream().mapToDouble(Row::nanos).max().orElse(1);
      int first = (int) Math.floor(Math.log10(least));
      return new Scale(first, Math.max(first + 1, (int) Math.ceil(Math.log10(most))));
    }

    double x(double nanos) {
      return LEFT + (RIGHT - LEFT) * (Math.log10(nanos) - first) / (last - first);
    }

    List<Integer> lines() {
      return IntStream.rangeClosed(first, last).boxed().toList();
    }
  }
}
