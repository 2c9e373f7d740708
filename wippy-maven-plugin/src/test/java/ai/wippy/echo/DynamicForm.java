package ai.wippy.echo;

import static java.util.Objects.requireNonNull;

import ai.wippy.runtime.payload.JavaValues;
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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as dynamic callers hand them over and get them back. */
final class DynamicForm {
  private DynamicForm() {}

  /** A value by itself, where nothing is an object. */
  static Object of(WitType type, Object value) {
    Object form = inside(type, value);
    return form == null ? JavaValues.NIL : form;
  }

  /** A value inside of another, where nothing is null. */
  private static @Nullable Object inside(WitType type, Object value) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive, value);
      case ListType(Primitive element) when element == Primitive.U8 -> {
        List<?> list = (List<?>) value;
        var bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = ((Long) list.get(i)).byteValue();
        }
        yield bytes;
      }
      case ListType(WitType element) -> {
        var list = new ArrayList<@Nullable Object>();
        ((List<?>) value).forEach(each -> list.add(inside(element, each)));
        yield list;
      }
      case TupleType tuple -> {
        var list = new ArrayList<@Nullable Object>();
        for (int i = 0; i < tuple.elements().size(); i++) {
          list.add(inside(tuple.elements().get(i), ((List<?>) value).get(i)));
        }
        yield list;
      }
      case RecordType record -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < record.fields().size(); i++) {
          var field = record.fields().get(i);
          map.put(field.name(), inside(field.type(), ((List<?>) value).get(i)));
        }
        yield map;
      }
      case FlagsType flags -> {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < flags.flags().size(); i++) {
          if (((Long) value >> i & 1) == 1) {
            map.put(flags.flags().get(i).name(), true);
          }
        }
        yield map;
      }
      case EnumType enumeration ->
          enumeration.cases().get(((RandomValues.Case) value).index()).name();
      case VariantType variant -> {
        var one = (RandomValues.Case) value;
        var found = variant.cases().get(one.index());
        yield tagged(found.name(), found.payload().orElse(null), one.payload());
      }
      case ResultType result -> {
        var one = (RandomValues.Case) value;
        yield one.index() == 0
            ? tagged("ok", result.ok().orElse(null), one.payload())
            : tagged("err", result.err().orElse(null), one.payload());
      }
      case OptionType option -> {
        var one = (RandomValues.Case) value;
        if (one.index() == 0) {
          yield null;
        }
        Object some = requireNonNull(one.payload());
        yield option.some() instanceof OptionType
            ? tagged("some", option.some(), some)
            : inside(option.some(), some);
      }
      case OwnType _, BorrowType _ -> throw new IllegalArgumentException(type.wit());
    };
  }

  private static Object tagged(String name, @Nullable WitType type, @Nullable Object payload) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(name, type == null ? Boolean.TRUE : inside(type, requireNonNull(payload)));
    return map;
  }

  private static Object primitive(Primitive type, Object value) {
    return switch (type) {
      case U64 -> (Long) value < 0 ? new BigInteger(Long.toUnsignedString((Long) value)) : value;
      case F32 -> ((Float) value).doubleValue();
      case CHAR -> Character.toString((Integer) value);
      case BOOL, S8, U8, S16, U16, S32, U32, S64, F64, STRING -> value;
    };
  }
}
