package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;
import static ai.wippy.component.ComponentException.unsupported;

import java.util.EnumSet;
import java.util.Set;

/** Rules on the attributes of a name (Binary.md, import and export definitions). */
final class AttributeRules {
  private final int offset;
  private final String name;

  private AttributeRules(int offset, String name) {
    this.offset = offset;
    this.name = name;
  }

  /** Refuses attributes: those that break a rule, and all others, as later features. */
  static void check(int offset, ExternName name, Entity entity) {
    var rules = new AttributeRules(offset, name.name());
    Set<ExternName.Kind> seen = EnumSet.noneOf(ExternName.Kind.class);
    for (ExternName.Attribute attribute : name.attributes()) {
      if (!seen.add(attribute.kind())) {
        throw invalid(offset, "duplicate `%s` of the name `%s`", attribute.kind(), name.name());
      }
      switch (attribute.kind()) {
        case IMPLEMENTS -> rules.implement(attribute.value(), entity);
        case VERSION_SUFFIX -> rules.versionSuffix(attribute.value());
        case EXTERNAL_ID -> {}
      }
    }
    if (!name.attributes().isEmpty()) {
      ExternName.Attribute first = name.attributes().getFirst();
      throw unsupported(
          offset,
          "the attribute %s \"%s\" of the name `%s`",
          first.kind(),
          first.value(),
          name.name());
    }
  }

  private void implement(String value, Entity entity) {
    if (!(ParsedName.parse(offset, value, false) instanceof ParsedName.InterfacePath)) {
      throw invalid(offset, "`%s`, which `%s` implements, must be an interface", value, name);
    }
    if (!(entity instanceof Entity.Instance)) {
      throw invalid(
          offset, "only instances can have an `implements`, and `%s` is a %s", name, entity.word());
    }
    if (!(ParsedName.parse(offset, name, false) instanceof ParsedName.Plain)) {
      throw invalid(offset, "name `%s` is not valid with `implements`: it is no plain name", name);
    }
  }

  private void versionSuffix(String suffix) {
    int at = name.indexOf('@');
    if (at < 0
        || !ExternNames.isCanonical(name)
        || !Labels.isVersion(name.substring(at + 1) + suffix)) {
      throw invalid(offset, "`%s` with the version suffix `%s` has no valid version", name, suffix);
    }
  }
}
