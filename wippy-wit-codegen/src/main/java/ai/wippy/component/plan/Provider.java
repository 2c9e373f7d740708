package ai.wippy.component.plan;

/** What stands for an import: another part of the composition, or something that it exports. */
public sealed interface Provider {
  /** The part. */
  Part part();

  /** All exports of a part, as one instance. */
  record Whole(Part part) implements Provider {}

  /**
   * One export of a part.
   *
   * @param export its name; {@link ai.wippy.component.ExternNames#serving} finds it
   */
  record Export(Part part, String export) implements Provider {}
}
