package ai.wippy.lua.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type, as annotations and {@code type} statements write it. The compiler does not check code
 * against types; {@code type} statements also make values that check other values at run time.
 */
public sealed interface Type {
  /**
   * A name, with what it is applied to: {@code number}, {@code Box<string>}, {@code json.Value}.
   *
   * @param path at least one name
   * @param arguments of a generic type
   */
  record Named(List<String> path, List<Type> arguments, int at) implements Type {
    /** Copies the lists. */
    public Named {
      path = List.copyOf(path);
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * One value.
   *
   * @param value a constant expression
   */
  record Literal(Expression value) implements Type {}

  /** {@code T?}. */
  record Optional(Type inner) implements Type {}

  /** {@code A | B}. */
  record Union(List<Type> members) implements Type {
    /** Copies the list. */
    public Union {
      members = List.copyOf(members);
    }
  }

  /** {@code A & B}. */
  record Intersection(List<Type> members) implements Type {
    /** Copies the list. */
    public Intersection {
      members = List.copyOf(members);
    }
  }

  /** {@code {T}} or {@code T[]}. */
  record Array(Type element) implements Type {}

  /** {@code {[K]: V, name: T, other?: U}}; without fields and entries {@code {}}. */
  record Shape(List<Field> fields, @Nullable Entries entries) implements Type {
    /** Copies the list. */
    public Shape {
      fields = List.copyOf(fields);
    }
  }

  /** A field of a {@link Shape}. */
  record Field(String name, boolean isOptional, Type type) {}

  /** What all keys and values of a {@link Shape} are that are no fields. */
  record Entries(Type key, Type value) {}

  /** {@code (A, B) -> C} or {@code fun(a: A): C}: nothing of it can be seen at run time. */
  record Callable() implements Type {}

  /** {@code T @name(arguments)}. */
  record Annotated(Type type, List<Annotation> annotations) implements Type {
    /** Copies the list. */
    public Annotated {
      annotations = List.copyOf(annotations);
    }
  }

  /** {@code @name(arguments)}. */
  record Annotation(String name, List<Expression> arguments, int at) {
    /** Copies the list. */
    public Annotation {
      arguments = List.copyOf(arguments);
    }
  }

  /** What only a checker could work out, such as {@code typeof(x)} and {@code keyof(T)}. */
  record Computed(String word) implements Type {}
}
