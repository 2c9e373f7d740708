package ai.wippy.wit.syntax;

/**
 * A function of an interface.
 *
 * @param meta documentation and gate
 * @param name its name
 * @param type its type
 */
public record FuncDecl(Meta meta, Ident name, FuncType type) implements InterfaceMember {}
