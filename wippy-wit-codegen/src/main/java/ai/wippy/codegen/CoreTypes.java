package ai.wippy.codegen;

import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.Flat;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Core types in Java, and the core types of component functions (Canonical ABI, flattening). */
final class CoreTypes {
  private CoreTypes() {}

  static String java(CoreType type) {
    return switch (type) {
      case I32 -> "int";
      case I64 -> "long";
      case F32 -> "float";
      case F64 -> "double";
    };
  }

  /** Letters as the runtime's {@code FunctionShape} has them. */
  static String letters(List<CoreType> types) {
    return types.stream()
        .map(type ->
            switch (type) {
              case I32 -> "i";
              case I64 -> "l";
              case F32 -> "f";
              case F64 -> "d";
            })
        .collect(Collectors.joining());
  }

  static Flat params(Func func) {
    Flat flat = Flat.NONE;
    for (Func.Param param : func.params()) {
      flat = flat.then(param.type().layout().flat());
    }
    return flat;
  }

  /** Whether the result lies in memory, at an address that the core function returns. */
  static boolean inMemory(WitType result) {
    Flat flat = result.layout().flat();
    return flat.spilled() || flat.types().size() > 1;
  }

  /** The core function behind a lifted one. */
  static Signature lifted(Func func) {
    Flat params = params(func);
    List<CoreType> results =
        func.result()
            .map(type -> inMemory(type) ? List.of(CoreType.I32) : type.layout().flat().types())
            .orElse(List.of());
    return new Signature(params.spilled() ? List.of(CoreType.I32) : params.types(), results);
  }

  /** The core function that a guest sees of a lowered one. */
  static Signature lowered(Func func) {
    Flat flat = params(func);
    var params = new ArrayList<>(flat.spilled() ? List.of(CoreType.I32) : flat.types());
    boolean area = func.result().map(CoreTypes::inMemory).orElse(false);
    if (area) {
      params.add(CoreType.I32);
      return new Signature(params, List.of());
    }
    return new Signature(
        params, func.result().map(type -> type.layout().flat().types()).orElse(List.of()));
  }
}
