package ai.wippy.component.plan;

import ai.wippy.component.CoreBinary;
import ai.wippy.component.CoreExtern;
import ai.wippy.component.CoreSubType;
import ai.wippy.component.CoreValue;
import ai.wippy.wit.model.CoreType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Core modules as plans list them. */
final class CoreModules {
  private CoreModules() {}

  static CoreModule of(CoreBinary binary) {
    return new CoreModule(
        binary.bytes(),
        binary.imports().stream()
            .map(i ->
                new CoreModule.Import(
                    i.module(), i.name(), kind(i.type()), signature(i.type(), i.signature())))
            .toList(),
        binary.exports().stream()
            .map(e ->
                new CoreModule.Export(e.name(), kind(e.type()), signature(e.type(), e.signature())))
            .toList());
  }

  private static CoreModule.Kind kind(CoreExtern type) {
    return switch (type) {
      case CoreExtern.Func f -> CoreModule.Kind.FUNC;
      case CoreExtern.Table t -> CoreModule.Kind.TABLE;
      case CoreExtern.Memory m -> CoreModule.Kind.MEMORY;
      case CoreExtern.Global g -> CoreModule.Kind.GLOBAL;
      case CoreExtern.Tag t -> CoreModule.Kind.TAG;
    };
  }

  private static CoreModule.@Nullable Signature signature(
      CoreExtern type, CoreSubType.@Nullable Function function) {
    if (!(type instanceof CoreExtern.Func) || function == null) {
      return null;
    }
    List<CoreType> params = numbers(function.params());
    List<CoreType> results = numbers(function.results());
    return params == null || results == null ? null : new CoreModule.Signature(params, results);
  }

  private static @Nullable List<CoreType> numbers(List<CoreValue> types) {
    var numbers = new ArrayList<CoreType>();
    for (CoreValue type : types) {
      CoreType number = number(type);
      if (number == null) {
        return null;
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static @Nullable CoreType number(CoreValue type) {
    return switch (type) {
      case CoreValue.Number.I32 -> CoreType.I32;
      case CoreValue.Number.I64 -> CoreType.I64;
      case CoreValue.Number.F32 -> CoreType.F32;
      case CoreValue.Number.F64 -> CoreType.F64;
      case CoreValue.Number.V128 -> null;
      case CoreValue.Reference reference -> null;
    };
  }
}
