package ai.wippy.build.index.schema;

import ai.wippy.build.index.schema.Shape.Choice;
import ai.wippy.build.index.schema.Shape.Field;
import ai.wippy.build.index.schema.Shape.Fields;
import ai.wippy.build.index.schema.Shape.Flag;
import ai.wippy.build.index.schema.Shape.Open;
import ai.wippy.build.index.schema.Shape.Text;
import ai.wippy.build.index.schema.Shape.Time;
import ai.wippy.build.index.schema.Shape.Whole;
import java.util.List;
import java.util.stream.Stream;

/** The shape of {@code .wippy.yaml}. */
public final class SettingsShape {
  /** The whole file; its {@code version} is checked by whoever reads it. */
  public static final Shape FILE =
      new Fields(
          Stream.concat(
                  Stream.of(
                      field("version", new Shape.Any()),
                      section(field("strict_mode", new Flag()), "security"),
                      section(field("event_wait_timeout", new Time()), "registry"),
                      section(field("node_name", new Text()), "relay"),
                      section(field("timeout", new Time()), "shutdown"),
                      section(field("block_private_ips", new Flag()), "http_client"),
                      section(
                          field(
                              "results",
                              new Choice("invalid wasm.results", List.of("pair", "table"))),
                          "wasm"),
                      field(
                          "prometheus",
                          new Fields(
                              List.of(field("enabled", new Flag()), field("address", new Text())),
                              true)),
                      field("functions", host()),
                      field("supervisor", host()),
                      field("override", new Open(List.of()))),
                  Stream.of(
                          "lua",
                          "scheduler",
                          "logger",
                          "logmanager",
                          "otel",
                          "metrics",
                          "cluster",
                          "profiler")
                      .map(name -> field(name, new Open(List.of()))))
              .toList(),
          false);

  private SettingsShape() {}

  private static Field section(Field only, String name) {
    boolean ours = name.equals("wasm");
    Shape shape = ours ? new Fields(List.of(only), true) : new Open(List.of(only));
    return field(name, shape);
  }

  private static Shape host() {
    Shape positive = new Whole(1, "values of a host must be greater than 0");
    return new Open(
        List.of(
            field(
                "host",
                new Open(
                    List.of(field("buffer_size", positive), field("worker_count", positive))))));
  }

  private static Field field(String name, Shape shape) {
    return new Field(name, shape, false);
  }
}
