package ai.wippy.component;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.WitType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a function between core and component needs (Canonical ABI, {@code canon lift} and {@code
 * canon lower}).
 *
 * @param memory whether values cross in memory
 * @param realloc whether the core side must allocate room for some
 * @param resources whether handles are passed
 */
public record MemoryUse(boolean memory, boolean realloc, boolean resources) {
  /** What lifting a core function as {@code func} needs of its module. */
  public static MemoryUse lifted(Func func) {
    boolean params = FlatFunc.lifted(func).paramsSpill() || pointersInParams(func);
    boolean result = FlatFunc.lifted(func).resultSpills() || pointersInResult(func);
    return new MemoryUse(params || result, params, handles(func));
  }

  /** What lowering {@code func} needs of the module that calls it. */
  public static MemoryUse lowered(Func func) {
    boolean params = FlatFunc.lowered(func).paramsSpill() || pointersInParams(func);
    boolean result = FlatFunc.lowered(func).resultSpills() || pointersInResult(func);
    return new MemoryUse(params || result, pointersInResult(func), handles(func));
  }

  private static boolean pointersInParams(Func func) {
    return func.params().stream().anyMatch(p -> uses(p.type(), MemoryUse::isPointer));
  }

  private static boolean pointersInResult(Func func) {
    return func.result().filter(type -> uses(type, MemoryUse::isPointer)).isPresent();
  }

  private static boolean handles(Func func) {
    return func.params().stream().anyMatch(p -> uses(p.type(), MemoryUse::isHandle))
        || func.result().filter(type -> uses(type, MemoryUse::isHandle)).isPresent();
  }

  private static boolean isPointer(WitType type) {
    return type == Primitive.STRING || type instanceof ListType;
  }

  private static boolean isHandle(WitType type) {
    return type instanceof OwnType || type instanceof BorrowType;
  }

  private static boolean uses(WitType type, Predicate<WitType> wanted) {
    return uses(type, wanted, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** Looks at each part once, however often it is shared. */
  private static boolean uses(WitType type, Predicate<WitType> wanted, Set<WitType> seen) {
    return seen.add(type)
        && (wanted.test(type)
            || Subtyping.parts(type).stream().anyMatch(part -> uses(part, wanted, seen)));
  }
}
