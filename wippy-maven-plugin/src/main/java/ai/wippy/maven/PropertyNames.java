package ai.wippy.maven;

/** Every property that a user can set with {@code -D}. */
final class PropertyNames {
  static final String SKIP = "wippy.skip";
  static final String SKIP_GENERATE = "wippy.generate.skip";
  static final String SKIP_COMPILE = "wippy.compile.skip";
  static final String SKIP_PACKAGE = "wippy.package.skip";
  static final String SKIP_CHECK = "wippy.check.skip";
  static final String SKIP_RUN = "wippy.run.skip";
  static final String SKIP_WIT = "wippy.wit.skip";
  static final String SKIP_AOT = "wippy.aot.skip";
  static final String SOURCES = "wippy.sources";
  static final String BINDINGS_PACKAGE = "wippy.bindings.package";
  static final String CLASSIFIER = "wippy.app.classifier";
  static final String COMPONENT = "wippy.component";
  static final String ARGUMENTS = "wippy.run.arguments";
  static final String JVM_ARGUMENTS = "wippy.run.jvmArguments";
  static final String AOT_ARGUMENTS = "wippy.aot.arguments";
  static final String AOT_SECONDS = "wippy.aot.seconds";

  private PropertyNames() {}
}
