package ai.wippy.component.plan;

/**
 * Where something on the core level comes from: an argument of an instantiation, or what a function
 * needs.
 */
public sealed interface CoreSource {
  /**
   * An export of a core instance.
   *
   * @param instance number of the step that created it
   * @param name its name
   */
  record Export(int instance, String name) implements CoreSource {}

  /**
   * A lowered function.
   *
   * @param number in {@link Plan#lowerings()}
   */
  record Lowered(int number) implements CoreSource {}

  /**
   * {@code canon resource.new}.
   *
   * @param resource number in {@link Plan#resources()}
   * @param instance number of the component instance whose handle table it uses
   */
  record ResourceNew(int resource, int instance) implements CoreSource {}

  /**
   * {@code canon resource.rep}.
   *
   * @param resource number in {@link Plan#resources()}
   * @param instance number of the component instance whose handle table it uses
   */
  record ResourceRep(int resource, int instance) implements CoreSource {}

  /**
   * {@code canon resource.drop}.
   *
   * @param resource number in {@link Plan#resources()}
   * @param instance number of the component instance whose handle table it uses
   */
  record ResourceDrop(int resource, int instance) implements CoreSource {}

  /**
   * A function that is not there yet when it is given to an instance; who calls it too early gets a
   * trap.
   *
   * @param step number of the step after which it is there; -1 if it is from the beginning
   * @param function what it is then
   */
  record Later(int step, CoreSource function) implements CoreSource {}

  /**
   * A core function of the host, for core modules that run without a component around them.
   *
   * @param module such as {@code wasi_snapshot_preview1}
   * @param name of the function
   * @param type its type
   */
  record HostCore(String module, String name, CoreModule.Signature type) implements CoreSource {}
}
