package ai.wippy.build;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What one step of the build read, was told and wrote when it last succeeded.
 *
 * <p>A step asks {@link #change} before it works and ends with {@link #commit}. The file behind a
 * stamp is written last and moved into place, so that an interrupted run is never taken for a
 * complete one; the outputs of such a run are still known, and deleted by the next.
 *
 * <p>Hashes, not times, decide: a fresh checkout, a branch switched back and forth, and a file that
 * an editor saved unchanged are all up to date.
 */
final class Stamp {
  private static final Pattern LINE =
      Pattern.compile("(\\w+) ((?:input|setting|source|output) .+)");
  private static final String UNFINISHED = "unfinished";

  /** Facts known before the step works. Others are checked against the disk. */
  private static final List<String> KNOWN_AT_START = List.of("input ", "setting ");

  private static final String SOURCE = "source ";
  private static final String OUTPUT = "output ";

  private final Path file;
  private final Path base;
  private final Set<Path> roots;
  private final SortedMap<String, String> before;

  private Stamp(Path file, Path base, Set<Path> roots, SortedMap<String, String> before) {
    this.file = file;
    this.base = base;
    this.roots = roots;
    this.before = before;
  }

  /**
   * Reads a stamp; one that is missing or not readable as such counts as none.
   *
   * @param file where the stamp is kept
   * @param base the project's folder
   * @param roots the folders that the step writes into; nothing outside them is ever deleted
   */
  static Stamp read(Path file, Path base, Set<Path> roots) throws IOException {
    var before = new TreeMap<String, String>();
    for (String line : lines(file)) {
      var match = LINE.matcher(line);
      if (!match.matches()) {
        return new Stamp(file, base, Set.copyOf(roots), new TreeMap<>());
      }
      before.put(match.group(2), match.group(1));
    }
    return new Stamp(file, base, Set.copyOf(roots), before);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Arrays.asList(Files.readString(file).split("\n"));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * Why the step has work to do, such as {@code changed input src/main/wippy/_index.yaml}; empty if
   * it has none.
   */
  Optional<String> change(Facts facts) throws IOException {
    if (before.isEmpty()) {
      return Optional.of("first run");
    }
    if (before.containsValue(UNFINISHED)) {
      return Optional.of("the last run did not finish");
    }
    Optional<String> told = difference(facts.all());
    return told.isPresent() ? told : differenceOnDisk();
  }

  private Optional<String> difference(SortedMap<String, String> now) {
    var keys = new TreeSet<String>(now.keySet());
    before.keySet().stream()
        .filter(key -> KNOWN_AT_START.stream().anyMatch(key::startsWith))
        .forEach(keys::add);
    return keys.stream()
        .filter(key -> !now.getOrDefault(key, "").equals(before.getOrDefault(key, "")))
        .findFirst()
        .map(key -> verb(before.containsKey(key), now.containsKey(key)) + " " + key);
  }

  private Optional<String> differenceOnDisk() throws IOException {
    for (var fact : before.entrySet()) {
      String key = fact.getKey();
      if (KNOWN_AT_START.stream().noneMatch(key::startsWith)) {
        String now = Facts.hash(pathOf(key));
        if (!now.equals(fact.getValue())) {
          boolean was = !fact.getValue().equals(Facts.ABSENT);
          return Optional.of(verb(was, !now.equals(Facts.ABSENT)) + " " + key);
        }
      }
    }
    return Optional.empty();
  }

  private static String verb(boolean before, boolean now) {
    return !before ? "added" : now ? "changed" : "removed";
  }

  private Path pathOf(String key) {
    return base.resolve(key.substring(key.indexOf(' ') + 1));
  }

  /** How many files the last run wrote. */
  int outputs() {
    return (int) before.keySet().stream().filter(key -> key.startsWith(OUTPUT)).count();
  }

  /**
   * Writes the outputs of a step, deletes those of the last run that are not among them, and
   * remembers all of it. A file that already has the right content is left alone, so that javac has
   * nothing to do either.
   *
   * @param facts what {@link #change} was asked about
   * @param sources files that the step read besides, or looked for in vain
   * @param outputs content by absolute path, all below the roots
   */
  void commit(Facts facts, Collection<Path> sources, Map<Path, byte[]> outputs) throws IOException {
    var after = new TreeMap<>(facts.all());
    for (Path source : sources) {
      after.put(SOURCE + Facts.name(base, source), Facts.hash(source));
    }
    outputs.forEach((path, bytes) -> after.put(outputKey(path), Facts.hash(bytes)));

    List<Path> stale = stale(after);
    announce(after);
    for (var output : new TreeMap<>(outputs).entrySet()) {
      write(output.getKey(), output.getValue());
    }
    for (Path path : stale) {
      delete(path);
    }
    save(after);
  }

  private String outputKey(Path path) {
    if (!isOurs(path)) {
      throw new IllegalArgumentException("%s is outside of %s".formatted(path, roots));
    }
    return OUTPUT + Facts.name(base, path);
  }

  private boolean isOurs(Path path) {
    return roots.stream().anyMatch(root -> path.normalize().startsWith(root));
  }

  private List<Path> stale(SortedMap<String, String> after) {
    return before.keySet().stream()
        .filter(key -> key.startsWith(OUTPUT) && !after.containsKey(key))
        .map(this::pathOf)
        .filter(this::isOurs)
        .toList();
  }

  /** Notes every file that may exist from now on, in case that this run does not reach its end. */
  private void announce(SortedMap<String, String> after) throws IOException {
    var unfinished = new TreeMap<String, String>();
    var keys = new ArrayList<>(before.keySet());
    keys.addAll(after.keySet());
    keys.stream()
        .filter(key -> key.startsWith(OUTPUT))
        .forEach(key -> unfinished.put(key, UNFINISHED));
    save(unfinished);
  }

  private static void write(Path path, byte[] content) throws IOException {
    if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), content)) {
      Files.createDirectories(path.getParent());
      Files.write(path, content);
    }
  }

  /** Deletes a file, and the folders that this leaves empty, up to the root. */
  private void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
    Path folder = path.getParent();
    while (folder != null && isOurs(folder) && !roots.contains(folder) && deletedEmpty(folder)) {
      folder = folder.getParent();
    }
  }

  private static boolean deletedEmpty(Path folder) throws IOException {
    try {
      return Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  private void save(SortedMap<String, String> facts) throws IOException {
    var text = new StringBuilder();
    facts.forEach((key, hash) -> text.append(hash).append(' ').append(key).append('\n'));
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
