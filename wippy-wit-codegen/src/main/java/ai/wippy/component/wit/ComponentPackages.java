package ai.wippy.component.wit;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ComponentException;
import ai.wippy.component.Validator;
import ai.wippy.component.text.ComponentText;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.wit.docs.Documentation;
import ai.wippy.wit.docs.Documented;
import ai.wippy.wit.docs.PackageDocs;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.resolve.CompiledPackage;
import ai.wippy.wit.resolve.PackageReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads WIT packages that were compiled into components, from the binary format and from the text
 * format. Their documentation comes along.
 */
public final class ComponentPackages implements PackageReader {
  @Override
  public Optional<CompiledPackage> read(String name, byte[] file, Problems problems) {
    return file.length > 0 && file[0] == 0
        ? binary(name, file, problems)
        : text(new SourceText(name, new String(file, StandardCharsets.UTF_8)), problems);
  }

  private static Optional<CompiledPackage> binary(String name, byte[] file, Problems problems) {
    try {
      Component component = ComponentDecoder.decode(file);
      Validator.validate(component);
      Optional<byte[]> docs = ComponentDecoder.customSection(file, PackageDocs.SECTION);
      return Optional.of(documented(PackageDecoder.read(component), docs));
    } catch (ComponentException e) {
      problems.add(e.diagnostic(name));
      return Optional.empty();
    }
  }

  private static Optional<CompiledPackage> text(SourceText text, Problems problems) {
    Optional<ComponentText> read = ComponentText.read(text, problems);
    try {
      return read.map(found -> {
        Validator.validate(found.component());
        Optional<byte[]> docs = Optional.ofNullable(found.custom().get(PackageDocs.SECTION));
        return documented(PackageDecoder.read(found.component()), docs);
      });
    } catch (ComponentException e) {
      problems.error(text.span(e.offset(), e.offset() + 1), e.rule(), "");
      return Optional.empty();
    }
  }

  private static CompiledPackage documented(CompiledPackage read, Optional<byte[]> section) {
    Optional<PackageDocs> docs = section.flatMap(PackageDocs::of);
    if (docs.isEmpty()) {
      return read;
    }
    WitPackage root = read.root();
    Documentation found = docs.get().of(root.name());
    Documented interfaces = found.ofInterfaces();
    return new CompiledPackage(
        new WitPackage(
            root.name(),
            root.interfaces().stream().map(interfaces::of).toList(),
            root.worlds().stream().map(w -> found.of(w).world(w)).toList(),
            docs.get().ofPackage()),
        read.others());
  }
}
