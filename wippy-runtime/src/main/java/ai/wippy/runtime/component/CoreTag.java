package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.TagInstance;

/** A core exception tag. */
public final class CoreTag implements CoreExtern {
  private final TagInstance tag;

  CoreTag(TagInstance tag) {
    this.tag = tag;
  }

  TagInstance tag() {
    return tag;
  }
}
