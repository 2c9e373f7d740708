package ai.wippy.build;

import ai.wippy.build.index.WasmEntry;
import ai.wippy.component.plan.Plan;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.HostProfile;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what a guest imports with what its entry grants. */
final class Grants {
  private Grants() {}

  /** Warns of interfaces that the guest imports and the entry does not grant. */
  static void check(WasmEntry entry, Plan plan, Problems problems) {
    SortedMap<String, SortedSet<String>> denied = new TreeMap<>();
    SortedSet<String> unknown = new TreeSet<>();
    for (Plan.HostImport imported : plan.imports()) {
      if (!imported.part().isEmpty()) {
        // Whoever is linked grants for itself, and has been told by itself.
        continue;
      }
      List<HostProfile> profiles = profiles(imported.instance());
      if (profiles.isEmpty()) {
        if (HostProfile.reserves(imported.instance())) {
          unknown.add(imported.instance());
        }
      } else if (entry.imports().stream().noneMatch(each -> profiles.contains(each.profile()))) {
        profiles.forEach(profile ->
            denied.computeIfAbsent(profile.token(), _ -> new TreeSet<>()).add(imported.instance()));
      }
    }
    if (!denied.isEmpty()) {
      problems.warning(
          entry.method().span(),
          "entry %s does not grant %s, which its component imports"
              .formatted(entry.id(), String.join(", ", denied.keySet())),
          help(entry, denied));
    }
    if (!unknown.isEmpty()) {
      problems.warning(
          entry.method().span(),
          "the component of entry %s imports %s, which no host provides"
              .formatted(entry.id(), String.join(", ", unknown)),
          "a call of one of their functions traps; `imports` can grant %s, or name an entry whose component exports it"
              .formatted(
                  Arrays.stream(HostProfile.values())
                      .map(HostProfile::token)
                      .collect(Collectors.joining(", "))));
    }
  }

  private static List<HostProfile> profiles(String instance) {
    return Arrays.stream(HostProfile.values()).filter(p -> p.provides(instance)).toList();
  }

  private static String help(WasmEntry entry, SortedMap<String, SortedSet<String>> denied) {
    String functions =
        denied.values().stream()
            .flatMap(SortedSet::stream)
            .collect(
                Collectors.joining(
                    "\n", "a call of one of these traps with PermissionDenied\n", ""));
    return Stream.concat(
            entry.imports().stream().map(granted -> granted.profile().token()),
            denied.keySet().stream())
        .distinct()
        .collect(Collectors.joining(", ", functions + "\nto grant them write\nimports: [", "]"));
  }
}
