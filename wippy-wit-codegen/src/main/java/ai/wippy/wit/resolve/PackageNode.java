package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.PackageName;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A package with what it declares, before anything is resolved.
 *
 * @param name its name
 * @param span where it is named first, or its text where it is not named
 * @param docs its documentation; empty for none
 * @param decls its interfaces and worlds by name
 */
record PackageNode(PackageName name, Span span, String docs, SequencedMap<String, Decl> decls) {
  PackageNode(PackageName name, Span span, String docs) {
    this(name, span, docs, new LinkedHashMap<>());
  }
}
