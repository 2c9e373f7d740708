package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.SourceText;

/** How the text of a {@link TextNode} came to be. */
public sealed interface TextOrigin {
  /** It was written in the YAML file. */
  record Scalar(ScalarStyle style) implements TextOrigin {}

  /** It is the content of a file that the YAML file names. */
  record Included(SourceText file) implements TextOrigin {}
}
