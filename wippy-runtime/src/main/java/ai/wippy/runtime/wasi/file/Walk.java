package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a path name by name, each directory on the way held open. So {@code ..} leads back to
 * where the walk came from and never further up than where it began, symbolic links are read and
 * followed here and not by the host, and what somebody else moves or replaces meanwhile cannot lead
 * anywhere else.
 */
final class Walk implements AutoCloseable {
  private static final int MOST_LINKS = 40;

  private final Directory start;
  private final List<Directory> entered = new ArrayList<>();
  private final Names names;
  private int links;

  private Walk(Directory start, String path) throws FileError {
    this.start = start;
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
        return here(name);
      } else {
        enter(name, type);
      }
    }
    return here("");
  }

  private Directory top() {
    return entered.isEmpty() ? start : entered.getLast();
  }

  private void leave() throws FileError {
    if (entered.isEmpty()) {
      throw new FileError(FileError.Code.NOT_PERMITTED, "the path leaves the directory");
    }
    entered.removeLast().close();
  }

  private Attributes.@Nullable Type typeOf(String name) throws IOException {
    try {
      return Attributes.read(top().path().resolve(name), false).type();
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  private void followLink(String name) throws FileError, IOException {
    if (++links > MOST_LINKS) {
      throw new FileError(FileError.Code.LOOP, "more than %d symbolic links".formatted(MOST_LINKS));
    }
    names.prepend(Files.readSymbolicLink(top().path().resolve(name)).toString());
  }

  private void enter(String name, Attributes.@Nullable Type type) throws FileError, IOException {
    if (type == null) {
      throw new FileError(FileError.Code.NO_ENTRY, name + " does not exist");
    }
    if (type != Attributes.Type.DIRECTORY) {
      throw new FileError(FileError.Code.NOT_DIRECTORY, name + " is no directory");
    }
    entered.add(top().enter(name));
  }

  private Place here(String name) {
    boolean owned = !entered.isEmpty();
    Directory directory = owned ? entered.removeLast() : start;
    return new Place(directory, name, owned, names.endsWithSlash());
  }

  @Override
  public void close() {
    entered.forEach(Directory::close);
  }
}
