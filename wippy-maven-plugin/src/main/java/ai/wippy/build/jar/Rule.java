package ai.wippy.build.jar;

import java.util.regex.Pattern;

/** What becomes of a file of a library in the application's jar. */
enum Rule {
  /** Goes in as it is; two files of the same name must be equal. */
  KEEP,
  /** Says something about its own jar that is not true of the merged one, or to builds only. */
  DROP,
  /** Lists providers of a service; lists of the same name become one. */
  SERVICE,
  /** A licence or a notice; kept under the name of its jar. */
  LICENCE;

  private static final Pattern SIGNATURE =
      Pattern.compile("META-INF/(?:[^/]+\\.(?:SF|DSA|RSA|EC)|SIG-[^/]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern JAR_ONLY =
      Pattern.compile(
          "META-INF/MANIFEST\\.MF|META-INF/INDEX\\.LIST|META-INF/wit/.*|META-INF/wit/.*|(?:META-INF/versions/\\d+/)?module-info\\.class",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LICENCES =
      Pattern.compile(
          "(?!.*\\.class$)(?:META-INF/)?(?:(?:LICEN[CS]E|NOTICE|COPYING|DEPENDENCIES)[^/]*|about\\.html)",
          Pattern.CASE_INSENSITIVE);

  /** The rule for a file by its name in its jar. */
  static Rule of(String name) {
    if (SIGNATURE.matcher(name).matches() || JAR_ONLY.matcher(name).matches()) {
      return DROP;
    }
    if (name.startsWith("META-INF/services/")) {
      return SERVICE;
    }
    return LICENCES.matcher(name).matches() ? LICENCE : KEEP;
  }
}
