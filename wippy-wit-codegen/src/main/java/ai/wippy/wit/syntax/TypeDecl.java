package ai.wippy.wit.syntax;

import java.util.List;
import java.util.Optional;

/** A named type. */
public sealed interface TypeDecl extends InterfaceMember, WorldMember {
  /** Its documentation and gate. */
  Meta meta();

  /** Its name. */
  Ident name();

  /**
   * {@code type a = b;}.
   *
   * @param meta documentation and gate
   * @param name its name
   * @param type what it stands for
   */
  record Alias(Meta meta, Ident name, TypeExpr type) implements TypeDecl {}

  /**
   * {@code record a { … }}.
   *
   * @param meta documentation and gate
   * @param name its name
   * @param fields in order
   */
  record RecordDecl(Meta meta, Ident name, List<Field> fields) implements TypeDecl {
    /** Copies the list. */
    public RecordDecl {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A field of a record.
   *
   * @param docs its documentation; empty for none
   * @param name its name
   * @param type its type
   */
  record Field(String docs, Ident name, TypeExpr type) {}

  /**
   * {@code variant a { … }}.
   *
   * @param meta documentation and gate
   * @param name its name
   * @param cases in order
   */
  record VariantDecl(Meta meta, Ident name, List<Case> cases) implements TypeDecl {
    /** Copies the list. */
    public VariantDecl {
      cases = List.copyOf(cases);
    }
  }

  /**
   * A case of a variant.
   *
   * @param docs its documentation; empty for none
   * @param name its name
   * @param payload its type; empty for none
   */
  record Case(String docs, Ident name, Optional<TypeExpr> payload) {}

  /**
   * {@code enum a { … }}.
   *
   * @param meta documentation and gate
   * @param name its name
   * @param cases in order
   */
  record EnumDecl(Meta meta, Ident name, List<Label> cases) implements TypeDecl {
    /** Copies the list. */
    public EnumDecl {
      cases = List.copyOf(cases);
    }
  }

  /**
   * {@code flags a { … }}.
   *
   * @param meta documentation and gate
   * @param name its name
   * @param flags in order
   */
  record FlagsDecl(Meta meta, Ident name, List<Label> flags) implements TypeDecl {
    /** Copies the list. */
    public FlagsDecl {
      flags = List.copyOf(flags);
    }
  }

  /**
   * A case of an enum, or a flag.
   *
   * @param docs its documentation; empty for none
   * @param name its name
   */
  record Label(String docs, Ident name) {}

  /**
   * {@code resource a { … }}.
   *
   * @param meta documentation and gate
   * @param name its name
   * @param methods in order
   */
  record ResourceDecl(Meta meta, Ident name, List<Method> methods) implements TypeDecl {
    /** Copies the list. */
    public ResourceDecl {
      methods = List.copyOf(methods);
    }
  }

  /**
   * A function of a resource.
   *
   * @param meta documentation and gate
   * @param kind what it is
   * @param name its name; the word {@code constructor} for a constructor
   * @param type its type, without {@code self}; the result of a constructor only if written
   */
  record Method(Meta meta, MethodKind kind, Ident name, FuncType type) {}

  /** The kinds of functions of a resource. */
  enum MethodKind {
    /** Makes one. */
    CONSTRUCTOR("[constructor]"),
    /** Borrows one as {@code self}. */
    METHOD("[method]"),
    /** Needs none. */
    STATIC("[static]");

    private final String prefix;

    MethodKind(String prefix) {
      this.prefix = prefix;
    }

    /** What the component model writes before the name of the resource. */
    public String prefix() {
      return prefix;
    }
  }
}
