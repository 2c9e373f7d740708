package ai.wippy.build;

import ai.wippy.build.index.WasmEntry;
import ai.wippy.component.plan.Plan;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.HostProfile;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what a guest imports with what its entry grants. */
final class Grants {
  private Grants() {}

  /** Warns of interfaces that the guest imports and the entry does not grant. */
  static void check(WasmEntry entry, Plan plan, Problems problems) {
    SortedSet<String> denied = new TreeSet<>();
    SortedSet<String> tokens = new TreeSet<>();
    for (Plan.HostImport imported : plan.imports()) {
      List<HostProfile> profiles = profiles(imported.instance());
      if (entry.imports().stream().noneMatch(granted -> profiles.contains(granted.profile()))) {
        denied.add(imported.instance().isEmpty() ? imported.func().name() : imported.instance());
        profiles.forEach(profile -> tokens.add(profile.token()));
      }
    }
    if (!denied.isEmpty()) {
      problems.warning(
          entry.method().span(),
          "entry %s does not grant %s, which its component imports"
              .formatted(entry.id(), String.join(", ", denied)),
          help(entry, tokens));
    }
  }

  private static List<HostProfile> profiles(String instance) {
    return Arrays.stream(HostProfile.values()).filter(p -> p.provides(instance)).toList();
  }

  private static String help(WasmEntry entry, SortedSet<String> tokens) {
    String fate = "a call of one of their functions traps with PermissionDenied";
    return tokens.isEmpty()
        ? fate
        : Stream.concat(
                entry.imports().stream().map(granted -> granted.profile().token()), tokens.stream())
            .distinct()
            .collect(Collectors.joining(", ", fate + "; to grant them write\nimports: [", "]"));
  }
}
