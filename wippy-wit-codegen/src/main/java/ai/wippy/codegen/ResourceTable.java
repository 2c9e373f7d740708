package ai.wippy.codegen;

import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Cases;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.WitType;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The numbers of resource types in the plan, by which generated source calls them. */
final class ResourceTable {
  private final Plan plan;
  private final Map<ResourceType, Integer> numbers = new IdentityHashMap<>();

  ResourceTable(Plan plan) {
    this.plan = plan;
    for (int i = 0; i < plan.resources().size(); i++) {
      numbers.put(plan.resources().get(i).type(), i);
    }
  }

  int number(ResourceType type) {
    Integer number = numbers.get(type);
    if (number == null) {
      throw new IllegalStateException("the plan has no " + type);
    }
    return number;
  }

  /** Whether handles are among the parameters of a function. */
  static boolean takesHandles(Func func) {
    return func.params().stream()
        .anyMatch(param ->
            contains(param.type(), type -> type instanceof OwnType || type instanceof BorrowType));
  }

  /** Whether a function borrows handles from its caller. */
  static boolean borrows(Func func) {
    return func.params().stream()
        .anyMatch(param -> contains(param.type(), type -> type instanceof BorrowType));
  }

  /** Whether a function of a component instance gets borrowed handles, which it has to drop. */
  boolean borrows(Func func, int instance) {
    return func.params().stream()
        .anyMatch(param -> contains(param.type(), type -> isBorrowed(type, instance)));
  }

  /** Whoever defines a type gets no handle of what it borrows. */
  private boolean isBorrowed(WitType type, int instance) {
    return type instanceof BorrowType(ResourceType resource)
        && plan.resources().get(number(resource)).definedBy() != instance;
  }

  private static boolean contains(WitType type, Predicate<WitType> wanted) {
    return wanted.test(type)
        || switch (type) {
          case ListType list -> contains(list.element(), wanted);
          case RecordType record ->
              record.fields().stream().anyMatch(field -> contains(field.type(), wanted));
          case TupleType tuple ->
              tuple.elements().stream().anyMatch(element -> contains(element, wanted));
          case Cases cases ->
              cases.payloads().stream()
                  .flatMap(Optional::stream)
                  .anyMatch(payload -> contains(payload, wanted));
          case Primitive _, FlagsType _, OwnType _, BorrowType _ -> false;
        };
  }
}
