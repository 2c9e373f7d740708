package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import java.util.List;
import java.util.Map;

/**
 * What an entry's {@code wasi} says that its guest sees of the machine.
 *
 * @param args its arguments; empty for the words of the command line
 * @param cwd its working directory, absolute
 * @param env its variables
 * @param mounts its directories, in the order of the guest's paths
 */
record WasiSettings(List<String> args, String cwd, List<Variable> env, List<MountPoint> mounts) {
  private static final WasiSettings NONE = new WasiSettings(List.of(), "/", List.of(), List.of());

  /**
   * A variable.
   *
   * @param id the {@code env.variable} that has the value
   * @param name what the guest calls it
   * @param required whether a call fails without a value
   */
  record Variable(EntryId id, String name, boolean required) {}

  /**
   * A directory.
   *
   * @param fs the {@code fs.directory} that it shows
   * @param guest where the guest finds it, absolute
   */
  record MountPoint(EntryId fs, String guest, boolean readOnly) {}

  /** The settings of an entry as the build leaves them. */
  static WasiSettings of(Entry entry) {
    return entry.data().get("wasi") instanceof Map<?, ?> wasi ? of(wasi) : NONE;
  }

  private static WasiSettings of(Map<?, ?> wasi) {
    return new WasiSettings(
        list(wasi, "args").stream().map(Object::toString).toList(),
        wasi.get("cwd") instanceof String cwd ? cwd : "/",
        list(wasi, "env").stream().map(each -> variable((Map<?, ?>) each)).toList(),
        list(wasi, "mounts").stream()
            .map(each -> mount((Map<?, ?>) each))
            .sorted((a, b) -> a.guest.compareTo(b.guest))
            .toList());
  }

  private static List<?> list(Map<?, ?> wasi, String name) {
    return wasi.get(name) instanceof List<?> list ? list : List.of();
  }

  private static Variable variable(Map<?, ?> each) {
    return new Variable(
        id(each, "id"),
        String.valueOf(each.get("name")),
        Boolean.TRUE.equals(each.get("required")));
  }

  private static MountPoint mount(Map<?, ?> each) {
    return new MountPoint(
        id(each, "fs"),
        String.valueOf(each.get("guest")),
        Boolean.TRUE.equals(each.get("read_only")));
  }

  private static EntryId id(Map<?, ?> each, String name) {
    return EntryId.parse(String.valueOf(each.get(name)));
  }
}
