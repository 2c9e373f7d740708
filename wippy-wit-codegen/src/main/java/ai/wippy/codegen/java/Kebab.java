package ai.wippy.codegen.java;

import java.util.Locale;

/** Names in kebab case, and what Java calls them. */
public final class Kebab {
  private Kebab() {}

  /** {@code get-URL-path} becomes {@code getUrlPath}. */
  public static String toCamel(String kebab) {
    return pascalToCamel(toPascal(kebab));
  }

  /** {@code get-URL-path} becomes {@code GetUrlPath}. */
  public static String toPascal(String kebab) {
    var out = new StringBuilder();
    for (String word : words(kebab)) {
      out.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return startingWithLetter(out.toString());
  }

  /** {@code GetUrlPath} becomes {@code getUrlPath}. */
  public static String pascalToCamel(String pascal) {
    return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  /** {@code get-URL-path} becomes {@code GET_URL_PATH}. */
  public static String toConstant(String kebab) {
    return startingWithLetter(String.join("_", words(kebab)).toUpperCase(Locale.ROOT));
  }

  /** {@code get-URL-path} becomes {@code geturlpath}, for packages. */
  public static String toPackage(String kebab) {
    String name = startingWithLetter(String.join("", words(kebab)).toLowerCase(Locale.ROOT));
    return new Scope().fresh(name);
  }

  /**
   * Splits at everything that Java does not allow in a name, so that no input gives a broken one.
   */
  private static String[] words(String kebab) {
    String[] words = kebab.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "").split("-");
    return words.length == 0 || words[0].isEmpty() ? new String[] {"x"} : words;
  }

  private static String startingWithLetter(String name) {
    return Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
  }
}
