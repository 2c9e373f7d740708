package ai.wippy.codegen.java;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names in one region of Java source: hands out each of them once. */
public final class Scope {
  private final Set<String> taken;

  /** A scope in which some names are taken. */
  public Scope(String... taken) {
    this.taken = new HashSet<>(Set.of(taken));
  }

  private Scope(Set<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** A scope inside this one, which may not use its names either. */
  public Scope inner() {
    return new Scope(taken);
  }

  /** Makes a name unavailable. */
  public void take(String name) {
    taken.add(name);
  }

  /** {@code wanted}, or the nearest name that is neither taken nor a keyword. */
  public String fresh(String wanted) {
    String name = SourceVersion.isKeyword(wanted) ? wanted + "_" : wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
