package ai.wippy.echo;

import static java.util.Objects.requireNonNull;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values as typed Java callers write them. */
final class TypedForm {
  private TypedForm() {}

  /** A value in the Java type that was generated for its type. */
  static Object of(WitType type, Object value, Type java) throws ReflectiveOperationException {
    return switch (type) {
      case Primitive primitive -> primitive(primitive, value);
      case ListType(Primitive element) when element != Primitive.STRING -> {
        List<?> list = (List<?>) value;
        Object array = Array.newInstance(((Class<?>) java).getComponentType(), list.size());
        for (int i = 0; i < list.size(); i++) {
          Object one = primitive(element, list.get(i));
          Array.set(array, i, element == Primitive.U8 ? ((Number) one).byteValue() : one);
        }
        yield array;
      }
      case ListType(WitType element) -> {
        var list = new ArrayList<Object>();
        for (Object each : (List<?>) value) {
          list.add(of(element, each, argument(java, 0)));
        }
        yield list;
      }
      case OptionType option -> {
        Object payload = ((RandomValues.Case) value).payload();
        yield payload == null
            ? Optional.empty()
            : Optional.of(of(option.some(), payload, argument(java, 0)));
      }
      case ResultType result -> {
        var one = (RandomValues.Case) value;
        yield one.index() == 0
            ? new Result.Ok<>(payload(result.ok(), one.payload(), argument(java, 0)))
            : new Result.Err<>(payload(result.err(), one.payload(), argument(java, 1)));
      }
      case TupleType tuple -> {
        var args = new Object[tuple.elements().size()];
        for (int i = 0; i < args.length; i++) {
          args[i] = of(tuple.elements().get(i), ((List<?>) value).get(i), argument(java, i));
        }
        yield raw(java).getDeclaredConstructors()[0].newInstance(args);
      }
      case RecordType record -> {
        RecordComponent[] components = raw(java).getRecordComponents();
        var args = new Object[components.length];
        for (int i = 0; i < args.length; i++) {
          args[i] =
              of(
                  record.fields().get(i).type(),
                  ((List<?>) value).get(i),
                  components[i].getGenericType());
        }
        yield instance(raw(java), args);
      }
      case VariantType variant -> {
        var one = (RandomValues.Case) value;
        Class<?> each = raw(java).getPermittedSubclasses()[one.index()];
        Optional<WitType> payload = variant.cases().get(one.index()).payload();
        yield payload.isEmpty()
            ? instance(each)
            : instance(
                each,
                of(
                    payload.get(),
                    requireNonNull(one.payload()),
                    each.getRecordComponents()[0].getGenericType()));
      }
      case EnumType _ -> raw(java).getEnumConstants()[((RandomValues.Case) value).index()];
      case FlagsType flags -> {
        Object[] constants = raw(argument(java, 0)).getEnumConstants();
        Set<Object> set = new LinkedHashSet<>();
        IntStream.range(0, flags.flags().size())
            .filter(i -> ((Long) value >> i & 1) == 1)
            .forEach(i -> set.add(constants[i]));
        yield set;
      }
      case OwnType _, BorrowType _ -> throw new IllegalArgumentException(type.wit());
    };
  }

  private static Object payload(Optional<WitType> type, @Nullable Object value, Type java)
      throws ReflectiveOperationException {
    return type.isEmpty() ? Unit.UNIT : of(type.get(), requireNonNull(value), java);
  }

  private static Object instance(Class<?> record, Object... args)
      throws ReflectiveOperationException {
    var constructor = record.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(args);
  }

  private static Type argument(Type java, int index) {
    return ((ParameterizedType) java).getActualTypeArguments()[index];
  }

  private static Class<?> raw(Type java) {
    return java instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) java;
  }

  private static Object primitive(Primitive type, Object value) {
    return switch (type) {
      case S8 -> ((Long) value).byteValue();
      case S16 -> ((Long) value).shortValue();
      case U8, U16, S32 -> ((Long) value).intValue();
      case BOOL, U32, S64, U64, F32, F64, CHAR, STRING -> value;
    };
  }

  /** Whether two values are the same, arrays by their elements, one NaN like the other. */
  static boolean equal(@Nullable Object a, @Nullable Object b) throws ReflectiveOperationException {
    if (a instanceof List<?> one && b instanceof List<?> other) {
      return equal(one.toArray(), other.toArray());
    }
    if (a instanceof Optional<?> one && b instanceof Optional<?> other) {
      return equal(one.orElse(null), other.orElse(null));
    }
    if (a instanceof Record one && b != null && one.getClass() == b.getClass()) {
      for (RecordComponent component : one.getClass().getRecordComponents()) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        if (!equal(accessor.invoke(a), accessor.invoke(b))) {
          return false;
        }
      }
      return true;
    }
    return Arrays.deepEquals(new @Nullable Object[] {a}, new @Nullable Object[] {b})
        || a instanceof Object[] one && b instanceof Object[] other && equal(one, other);
  }

  private static boolean equal(Object[] a, Object[] b) throws ReflectiveOperationException {
    for (int i = 0; i < a.length && a.length == b.length; i++) {
      if (!equal(a[i], b[i])) {
        return false;
      }
    }
    return a.length == b.length;
  }
}
