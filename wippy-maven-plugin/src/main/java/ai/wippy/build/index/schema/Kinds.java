package ai.wippy.build.index.schema;

import static ai.wippy.build.index.schema.Kind.Support.DATA;
import static ai.wippy.build.index.schema.Kind.Support.NOT_YET;
import static ai.wippy.build.index.schema.Kind.Support.RUNS;

import ai.wippy.build.index.schema.Shape.Any;
import ai.wippy.build.index.schema.Shape.Choice;
import ai.wippy.build.index.schema.Shape.Each;
import ai.wippy.build.index.schema.Shape.Field;
import ai.wippy.build.index.schema.Shape.Fields;
import ai.wippy.build.index.schema.Shape.Flag;
import ai.wippy.build.index.schema.Shape.Id;
import ai.wippy.build.index.schema.Shape.Number;
import ai.wippy.build.index.schema.Shape.Open;
import ai.wippy.build.index.schema.Shape.Text;
import ai.wippy.build.index.schema.Shape.Texts;
import ai.wippy.build.index.schema.Shape.Time;
import ai.wippy.build.index.schema.Shape.Values;
import ai.wippy.build.index.schema.Shape.Whole;
import ai.wippy.runtime.security.Operator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All kinds of entries and their fields. */
public final class Kinds {
  private static final Shape TEXT = new Text();
  private static final Shape FLAG = new Flag();
  private static final Shape TIME = new Time();
  private static final Shape ID = new Id();
  private static final Shape ANY = new Any();
  private static final Shape WORKER_CLASS = new Choice("unknown worker class", List.of("wasm"));

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** Describes them. */
  public Kinds() {
    wasm();
    lua();
    hosts();
    environment();
    http();
    security();
    Stream.of("registry.entry", "ns.definition").forEach(kind -> opaque(kind, DATA));
    Stream.of(
            "contract.binding contract.definition",
            "cloudstorage.s3 config.aws",
            "db.sql.mssql db.sql.mysql db.sql.oracle db.sql.postgres db.sql.sqlite",
            "exec.docker exec.native",
            "fs.embed fs.s3",
            "function.lua.bc library.lua.bc process.lua.bc module.lua workflow.lua",
            "ns.dependency ns.requirement",
            "queue.consumer queue.driver.amqp queue.driver.memory queue.queue",
            "store.sql",
            "template.jet template.set",
            "temporal.client temporal.worker")
        .flatMap(names -> Stream.of(names.split(" ")))
        .forEach(kind -> opaque(kind, NOT_YET));
  }

  /** The kind of a name. */
  public Optional<Kind> get(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** Names of all kinds. */
  public Collection<String> names() {
    return kinds.keySet();
  }

  /** Names of the kinds that run. */
  public List<String> running() {
    return kinds.values().stream()
        .filter(kind -> kind.support() == RUNS)
        .map(Kind::name)
        .sorted()
        .toList();
  }

  /** Whether the first word of a name is that of kinds of which none runs: {@code db}, … */
  public boolean isOfFamilyNotYet(String name) {
    String family = name.replaceFirst("\\..*", ".");
    List<Kind> members =
        kinds.values().stream().filter(kind -> kind.name().startsWith(family)).toList();
    return !members.isEmpty() && members.stream().allMatch(kind -> kind.support() == NOT_YET);
  }

  private void wasm() {
    Shape functionOptions =
        new Fields(List.of(field("limits", functionLimits(true)), field("pool", pool(true))), true);
    List<Field> function =
        List.of(
            field("pool", pool(false)),
            field("limits", functionLimits(false)),
            field("options", functionOptions),
            field("security", identity()));
    List<Field> meta =
        List.of(
            field(
                "options",
                new Open(
                    List.of(
                        field("limits", functionLimits(true)),
                        field("pool", pool(true)),
                        field("timeout", TIME),
                        field("retry", retry())))));
    List<Field> method = List.of(required("method", TEXT));
    add("function.wat", concat(List.of(required("source", TEXT)), method, guest(), function), meta);
    // What answers HTTP requests needs none, and only the component shows whether it does.
    List<Field> exported = List.of(field("method", TEXT));
    add("function.wasm", concat(binary(), exported, guest(), function), meta);
    List<Field> process =
        List.of(
            field("pool", ANY),
            field("limits", processLimits(false)),
            field("security", identity()),
            field(
                "options",
                new Fields(
                    List.of(
                        field("limits", processLimits(true)),
                        field("mailbox", mailbox()),
                        field("worker_class", WORKER_CLASS)),
                    true)));
    add("process.wasm", concat(binary(), method, guest(), process), processMeta());
  }

  /** {@code hash} is required too; its absence is reported with the hash of the file. */
  private static List<Field> binary() {
    return List.of(required("fs", ID), required("path", TEXT), field("hash", TEXT));
  }

  private static List<Field> guest() {
    Shape env =
        new Fields(
            List.of(required("id", ID), required("name", TEXT), field("required", FLAG)), false);
    Shape mount =
        new Fields(
            List.of(required("fs", ID), required("guest", TEXT), field("read_only", FLAG)), false);
    Shape wasi =
        new Fields(
            List.of(
                field("args", new Each(TEXT)),
                field("cwd", TEXT),
                field("env", new Each(env)),
                field("mounts", new Each(mount))),
            false);
    return List.of(
        field("wit", TEXT),
        field(
            "transport", new Choice("invalid transport type", List.of("payload", "wasi-http", ""))),
        field("imports", new Each(ID)),
        field("wasi", wasi));
  }

  private static Shape retry() {
    Shape kind =
        new Choice(
            "unknown kind of error",
            Stream.of(ai.wippy.runtime.payload.Kind.values()).map(each -> each.text()).toList());
    return new Fields(
        List.of(
            field("max_attempts", new Whole(1, "max_attempts counts the first attempt too")),
            field("initial_delay", TIME),
            field("max_delay", TIME),
            field("backoff_factor", new Number()),
            field("jitter", new Number()),
            field("retry_kinds", new Each(kind)),
            field("skip_kinds", new Each(kind))),
        true);
  }

  private static Shape pool(boolean strict) {
    Shape size = new Whole(0, "pool values cannot be negative");
    return new Fields(
        List.of(
            field(
                "type",
                new Choice(
                    "invalid pool type", List.of("inline", "lazy", "static", "adaptive", ""))),
            field("size", size),
            field("workers", size),
            field("buffer", size),
            field("max_size", size),
            field("warm_start", ANY),
            field("worker_class", WORKER_CLASS)),
        strict);
  }

  private static Shape functionLimits(boolean strict) {
    return new Fields(
        List.of(
            count("max_execution_ms"),
            field("max_memory_bytes", memory()),
            count("max_retained_memory_bytes"),
            count("retained_memory_check_interval"),
            count("max_handles"),
            count("max_open_files"),
            count("max_open_sockets"),
            count("socket_timeout_ms")),
        strict);
  }

  private static Shape processLimits(boolean strict) {
    return new Fields(
        List.of(
            count("max_execution_ms"),
            field("max_memory_bytes", memory()),
            field("memory_bytes", memory()),
            count("host_buffer_bytes"),
            count("asyncify_stack_bytes"),
            count("max_handles"),
            count("max_open_files"),
            count("max_open_sockets"),
            count("socket_timeout_ms")),
        strict);
  }

  private static Field count(String name) {
    return field(name, new Whole(0, "limits." + name + " cannot be negative"));
  }

  private static Shape memory() {
    return new Whole(65_536, "a memory has at least one page of 65536 bytes");
  }

  private static Shape mailbox() {
    Shape positive = new Whole(1, "mailbox values must be positive");
    return new Fields(
        List.of(
            field("capacity", positive),
            field("bytes", positive),
            field("message_bytes", positive)),
        true);
  }

  private void lua() {
    List<Field> chunk =
        List.of(
            required("source", TEXT),
            field("modules", new Each(TEXT)),
            field("imports", new Values(ID)));
    List<Field> method = List.of(required("method", TEXT));
    List<Field> options =
        List.of(
            field("pool", pool(false)),
            field("options", new Open(List.of())),
            field("security", identity()));
    List<Field> calls = List.of(field("timeout", TIME), field("retry", retry()));
    add("function.lua", concat(chunk, method, options), List.of(field("options", new Open(calls))));
    add("process.lua", concat(chunk, method, options), processMeta());
    add("library.lua", chunk, List.of());
  }

  private static List<Field> processMeta() {
    Shape command =
        new Open(
            List.of(required("name", TEXT), field("short", TEXT), field("security", identity())));
    return List.of(field("command", command), field("default_host", ID));
  }

  private void hosts() {
    Shape positive = new Whole(1, "values of a host must be greater than 0");
    Shape host =
        new Fields(
            List.of(
                field("workers", positive),
                field("queue_size", positive),
                field("local_queue_size", positive),
                field("worker_class", WORKER_CLASS)),
            false);
    Field lifecycle = field("lifecycle", lifecycle());
    add("process.host", List.of(field("host", host), lifecycle), List.of());
    add("terminal.host", List.of(field("hide_logs", FLAG), lifecycle), List.of());
    add(
        "process.service",
        List.of(
            required("process", ID),
            required("host", ID),
            field("input", new Each(ANY)),
            lifecycle),
        List.of());
    add(
        "fs.directory",
        List.of(
            required("directory", TEXT),
            field("base", new Choice("invalid base", List.of("project", "module"))),
            field("auto_init", FLAG),
            field("mode", ANY),
            lifecycle),
        List.of());
  }

  private void http() {
    Shape timeouts =
        new Fields(List.of(field("read", TIME), field("write", TIME), field("idle", TIME)), false);
    Shape limits =
        new Fields(
            List.of(
                count("max_body_bytes"),
                field("max_header_bytes", new Whole(1024, "a head has at least 1024 bytes")),
                count("max_requests")),
            true);
    Shape host = new Fields(List.of(field("buffer_size", ANY), field("worker_count", ANY)), false);
    Shape tls = new Fields(List.of(field("cert_file", TEXT), field("key_file", TEXT)), false);
    add(
        "http.service",
        List.of(
            required("addr", TEXT),
            field("timeouts", timeouts),
            field("limits", limits),
            field("host", host),
            field("tls", tls),
            field("access_log", FLAG),
            field("lifecycle", lifecycle())),
        List.of());
    List<Field> passed =
        List.of(
            field("middleware", new Each(TEXT)),
            field("options", new Open(List.of())),
            field("post_middleware", new Each(TEXT)),
            field("post_options", new Open(List.of())));
    List<Field> server = List.of(field("server", ID));
    add("http.router", concat(List.of(field("prefix", ANY)), passed), server);
    add(
        "http.endpoint",
        List.of(
            required(
                "method",
                new Choice(
                    "invalid method",
                    List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"))),
            required("path", TEXT),
            required("func", ID)),
        List.of(field("router", ID)));
    Shape files =
        new Fields(List.of(field("spa", FLAG), field("index", TEXT), field("cache", TEXT)), false);
    add(
        "http.static",
        concat(
            List.of(required("path", TEXT), required("fs", ID), field("static_options", files)),
            passed),
        server);
  }

  private void environment() {
    Field lifecycle = field("lifecycle", lifecycle());
    add("env.storage.memory", List.of(lifecycle), List.of());
    add("env.storage.os", List.of(lifecycle), List.of());
    add("env.storage.static", List.of(field("values", new Values(ANY)), lifecycle), List.of());
    add(
        "env.storage.file",
        List.of(
            required("file_path", TEXT),
            field("auto_create", FLAG),
            field("file_mode", ANY),
            field("dir_mode", ANY),
            lifecycle),
        List.of());
    add("env.storage.router", List.of(required("storages", new Each(ID)), lifecycle), List.of());
    add(
        "env.variable",
        List.of(
            field("variable", TEXT),
            required("storage", ID),
            field("default", ANY),
            field("readonly", FLAG)),
        List.of());
  }

  private void security() {
    Shape condition =
        new Fields(
            List.of(
                required("field", TEXT),
                required("operator", new Choice("unknown operator", Operator.words())),
                field("value", ANY),
                field("value_from", TEXT)),
            true);
    Shape policy =
        new Fields(
            List.of(
                required("actions", new Texts()),
                required("resources", new Texts()),
                required("effect", new Choice("unknown effect", List.of("allow", "deny"))),
                field("conditions", new Each(condition))),
            true);
    Field groups = field("groups", new Each(ID));
    add("security.policy", List.of(required("policy", policy), groups), List.of());
    add("security.policy.expr", List.of(field("policy", ANY), groups), List.of());
    add(
        "security.token_store",
        List.of(
            required("store", ID),
            field("token_length", new Whole(16, "a token has at least 16 random bytes")),
            field("default_expiration", TIME),
            field("token_key", TEXT),
            field("token_key_env", TEXT),
            field("lifecycle", lifecycle())),
        List.of());
    add("store.memory", List.of(field("lifecycle", lifecycle())), List.of());
  }

  private static Shape lifecycle() {
    Shape restart =
        new Fields(
            List.of(
                field("initial_delay", TIME),
                field("max_delay", TIME),
                field("backoff_factor", new Number()),
                field("jitter", new Number()),
                field("max_attempts", new Whole(0, "max_attempts cannot be negative"))),
            false);
    return new Fields(
        List.of(
            field("auto_start", FLAG),
            field("startup", new Choice("invalid startup", List.of("required", "optional"))),
            field("start_timeout", TIME),
            field("stop_timeout", TIME),
            field("stable_threshold", TIME),
            field("requires", new Each(ID)),
            field("depends_on", new Each(ID)),
            field("security", identity()),
            field("restart", restart)),
        false);
  }

  /** As whom something runs. */
  private static Shape identity() {
    Shape actor = new Open(List.of(required("id", TEXT), field("meta", new Open(List.of()))));
    return new Fields(
        List.of(
            field("actor", actor), field("groups", new Each(ID)), field("policies", new Each(ID))),
        true);
  }

  private void add(String name, List<Field> data, List<Field> meta) {
    kinds.put(name, new Kind(name, RUNS, new Fields(data, false), new Open(meta)));
  }

  private void opaque(String name, Kind.Support support) {
    kinds.put(name, new Kind(name, support, new Open(List.of()), new Open(List.of())));
  }

  private static Field field(String name, Shape shape) {
    return new Field(name, shape, false);
  }

  private static Field required(String name, Shape shape) {
    return new Field(name, shape, true);
  }

  @SafeVarargs
  private static List<Field> concat(List<Field>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }
}
