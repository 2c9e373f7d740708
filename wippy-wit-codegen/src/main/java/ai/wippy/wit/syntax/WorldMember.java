package ai.wippy.wit.syntax;

/** What stands in a world. */
public sealed interface WorldMember permits Use, TypeDecl, Include, Extern {}
