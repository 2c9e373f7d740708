package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.HostProfile;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an entry's {@code imports} let its guest call.
 *
 * @param entry the entry
 * @param profiles in the order of the entry
 */
record Grants(EntryId entry, Set<HostProfile> profiles) {
  static Grants of(Entry entry) {
    var tokens = entry.data().get("imports") instanceof List<?> list ? list : List.of();
    var profiles = new LinkedHashSet<HostProfile>();
    for (Object token : tokens) {
      HostProfile.of(token.toString()).ifPresent(profiles::add);
    }
    return new Grants(entry.id(), profiles);
  }

  /** Whether an interface of ours may be called, such as {@code wasi:io/streams@0.2.6}. */
  boolean allow(String instance) {
    for (HostProfile profile : profiles) {
      if (profile.provides(instance)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Why a call of a component function fails that nothing stands behind.
   *
   * @param instance such as {@code wasi:io/streams@0.2.6}; empty for a function of the world
   */
  Trap missing(String instance, String function) {
    String name = name(instance, function);
    var profile =
        Arrays.stream(HostProfile.values())
            .filter(candidate -> candidate.provides(instance))
            .findFirst();
    if (profile.isEmpty()) {
      return unavailable(name, "no host of this version provides it");
    }
    if (profile.get() == HostProfile.ACTOR && profiles.contains(HostProfile.ACTOR)) {
      return unavailable(name, "only a process has a mailbox; make the entry a process.wasm");
    }
    if (profiles.contains(profile.get())) {
      return unavailable(
          name,
          "%s is granted, but this version does not provide it".formatted(profile.get().token()));
    }
    return new Trap(
        Kind.PERMISSION_DENIED,
        "%s may not call %s: add the line `%s` to the entry"
            .formatted(entry, name, line(profile.get())));
  }

  /**
   * Why a call of a function fails that the application itself would have to provide.
   *
   * @param instance as for {@link #missing}
   * @param type the interface that nobody implements
   */
  Trap notImplemented(String instance, String function, Class<?> type) {
    return new Trap(
        Kind.PERMISSION_DENIED,
        "%s cannot call %s: no class implements %s; write one and name it in META-INF/services/%s"
            .formatted(entry, name(instance, function), type.getName(), type.getName()));
  }

  private static String name(String instance, String function) {
    return instance.isEmpty() ? function : instance + "#" + function;
  }

  /** Why a call of a core import fails that nothing stands behind. */
  Trap missingCore(String module, String function) {
    return unavailable(
        "%s of %s".formatted(function, module), "core modules get wasi_snapshot_preview1 only");
  }

  private Trap unavailable(String name, String why) {
    return new Trap(Kind.UNAVAILABLE, "%s cannot call %s: %s".formatted(entry, name, why));
  }

  private String line(HostProfile missing) {
    return Stream.concat(profiles.stream(), Stream.of(missing))
        .map(HostProfile::token)
        .collect(Collectors.joining(", ", "imports: [", "]"));
  }
}
