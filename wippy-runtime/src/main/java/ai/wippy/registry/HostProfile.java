package ai.wippy.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Host interfaces that an entry's {@code imports} grant together. */
public enum HostProfile {
  FUNCS("funcs", "0.1", List.of("wippy:runtime/funcs"), "wippy:runtime/funcs"),
  ACTOR("wippy:actor", "0.1", List.of(), "wippy:actor/process"),
  WASI_PREVIEW1("wasi1", "", List.of("wasi-preview1", "preview1", "wasi_snapshot_preview1")),
  WASI_IO("wasi:io", "0.2", List.of(), "wasi:io/error", "wasi:io/streams"),
  WASI_POLL("wasi:poll", "0.2", List.of(), "wasi:io/poll"),
  WASI_CLOCKS(
      "wasi:clocks",
      "0.2",
      List.of(),
      "wasi:clocks/wall-clock",
      "wasi:clocks/monotonic-clock",
      "wasi:clocks/timezone"),
  WASI_CLI(
      "wasi:cli",
      "0.2",
      List.of(),
      "wasi:cli/environment",
      "wasi:cli/exit",
      "wasi:cli/stdin",
      "wasi:cli/stdout",
      "wasi:cli/stderr",
      "wasi:cli/terminal-input",
      "wasi:cli/terminal-output",
      "wasi:cli/terminal-stdin",
      "wasi:cli/terminal-stdout",
      "wasi:cli/terminal-stderr"),
  WASI_FILESYSTEM(
      "wasi:filesystem", "0.2", List.of(), "wasi:filesystem/types", "wasi:filesystem/preopens"),
  WASI_RANDOM(
      "wasi:random",
      "0.2",
      List.of(),
      "wasi:random/random",
      "wasi:random/insecure",
      "wasi:random/insecure-seed"),
  WASI_SOCKETS(
      "wasi:sockets",
      "0.2",
      List.of(),
      "wasi:sockets/network",
      "wasi:sockets/instance-network",
      "wasi:sockets/tcp-create-socket",
      "wasi:sockets/tcp",
      "wasi:sockets/udp-create-socket",
      "wasi:sockets/udp",
      "wasi:sockets/ip-name-lookup"),
  WASI_HTTP("wasi:http", "0.2", List.of(), "wasi:http/types", "wasi:http/outgoing-handler");

  private final String token;
  private final String release;
  private final List<String> aliases;
  private final Set<String> interfaces;

  HostProfile(String token, String release, List<String> aliases, String... interfaces) {
    this.token = token;
    this.release = release;
    this.aliases = aliases;
    this.interfaces = Set.of(interfaces);
  }

  /** The name by which {@code imports} grants it and by which a frozen entry lists it. */
  public String token() {
    return token;
  }

  /** Whether it means nothing to a core module. */
  public boolean componentOnly() {
    return this != WASI_PREVIEW1;
  }

  /**
   * Whether it provides an interface that a component imports.
   *
   * @param name such as {@code wasi:io/streams@0.2.6}; any patch release of ours will do
   */
  public boolean provides(String name) {
    int at = name.indexOf('@');
    return at < 0
        ? interfaces.contains(name)
        : interfaces.contains(name.substring(0, at)) && isOfRelease(name.substring(at + 1));
  }

  /**
   * Whether an interface is for the runtime to provide, whether or not it does.
   *
   * @param name as for {@link #provides}
   */
  public static boolean reserves(String name) {
    return name.startsWith("wasi:") || name.startsWith("wippy:");
  }

  private boolean isOfRelease(String version) {
    return version.equals(release) || version.startsWith(release + ".");
  }

  /**
   * The profile that an element of {@code imports} means: its token, an alias, or one of its
   * interfaces; case, blanks around and a version do not matter.
   */
  public static Optional<HostProfile> of(String element) {
    String name = element.strip().toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
    String local = EntryId.parse(name).name();
    return find(local).or(() -> find(name));
  }

  private static Optional<HostProfile> find(String name) {
    return Arrays.stream(values()).filter(profile -> profile.isCalled(name)).findFirst();
  }

  private boolean isCalled(String name) {
    return token.equals(name) || aliases.contains(name) || interfaces.contains(name);
  }

  /** Everything that {@link #of} understands, for suggestions. */
  public static List<String> names() {
    return Arrays.stream(values())
        .flatMap(profile ->
            Stream.of(
                    Stream.of(profile.token),
                    profile.aliases.stream(),
                    profile.interfaces.stream().sorted())
                .flatMap(names -> names))
        .distinct()
        .toList();
  }
}
