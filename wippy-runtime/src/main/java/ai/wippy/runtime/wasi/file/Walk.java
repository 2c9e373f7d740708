package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a path name by name, the directory that it has reached held open. So {@code ..} never
 * leads further up than where the walk began, symbolic links are read and followed here and not by
 * the host, and what somebody else moves or replaces meanwhile cannot lead anywhere else.
 *
 * <p>Of the directories on the way only the last stays open, lest a long path use up the
 * descriptors of the process; for {@code ..} the walk goes the way again that it came.
 */
final class Walk implements AutoCloseable {
  private static final int MOST_LINKS = 40;

  private final Directory start;
  private final Names names;
  private final List<String> trail = new ArrayList<>();
  private Directory here;
  private int links;

  private Walk(Directory start, String path) throws FileError {
    this.start = start;
    here = start;
    names = new Names(path);
  }

  /**
   * Where a path leads.
   *
   * @param follow whether to follow a symbolic link at the end; one without target leads to where
   *     its target would be
   * @throws FileError NOT_PERMITTED if it would leave the directory, NO_ENTRY or NOT_DIRECTORY if
   *     it ends on the way, LOOP after 40 symbolic links
   */
  static Place of(Directory start, String path, boolean follow) throws FileError {
    try (var walk = new Walk(start, path)) {
      return walk.place(follow);
    } catch (IOException | RuntimeException e) {
      throw FileError.of(e);
    }
  }

  private Place place(boolean follow) throws FileError, IOException {
    while (!names.isEmpty()) {
      String name = names.next();
      if (name.equals("..")) {
        leave();
        continue;
      }
      boolean last = names.isEmpty();
      Attributes.@Nullable Type type = typeOf(name);
      if (type == Attributes.Type.SYMBOLIC_LINK && (!last || follow || names.endsWithSlash())) {
        followLink(name);
      } else if (last) {
        return at(name);
      } else {
        enter(name, type);
      }
    }
    return at("");
  }

  private void leave() throws FileError, IOException {
    if (trail.isEmpty()) {
      throw new FileError(FileError.Code.NOT_PERMITTED, "the path leaves the directory");
    }
    trail.removeLast();
    moveTo(start);
    for (String name : trail) {
      moveTo(here.enter(name));
    }
  }

  private Attributes.@Nullable Type typeOf(String name) throws IOException {
    try {
      return Attributes.read(here.path().resolve(name), false).type();
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  private void followLink(String name) throws FileError, IOException {
    if (++links > MOST_LINKS) {
      throw new FileError(FileError.Code.LOOP, "more than %d symbolic links".formatted(MOST_LINKS));
    }
    names.prepend(Files.readSymbolicLink(here.path().resolve(name)).toString());
  }

  private void enter(String name, Attributes.@Nullable Type type) throws FileError, IOException {
    if (type == null) {
      throw new FileError(FileError.Code.NO_ENTRY, name + " does not exist");
    }
    if (type != Attributes.Type.DIRECTORY) {
      throw new FileError(FileError.Code.NOT_DIRECTORY, name + " is no directory");
    }
    moveTo(here.enter(name));
    trail.add(name);
  }

  private void moveTo(Directory next) {
    close();
    here = next;
  }

  /** Hands over what is open. */
  private Place at(String name) {
    var place = new Place(here, name, here != start, names.endsWithSlash());
    here = start;
    return place;
  }

  @Override
  public void close() {
    if (here != start) {
      here.close();
    }
  }
}
