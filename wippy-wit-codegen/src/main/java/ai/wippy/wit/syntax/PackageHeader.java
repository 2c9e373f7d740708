package ai.wippy.wit.syntax;

/**
 * {@code package a:b;} or the head of {@code package a:b { … }}.
 *
 * @param id its name
 * @param docs its documentation; empty for none
 */
public record PackageHeader(PackageId id, String docs) {}
