package ai.wippy.wit.syntax;

/** What stands in an interface. */
public sealed interface InterfaceMember permits Use, TypeDecl, FuncDecl {}
