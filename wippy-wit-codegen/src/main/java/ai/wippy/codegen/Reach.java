package ai.wippy.codegen;

import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of a plan can be called at all: by its steps, through its exports, or from one of these. */
final class Reach {
  private final Plan plan;
  private final SortedSet<Integer> lowerings = new TreeSet<>();
  private final SortedSet<Integer> callees = new TreeSet<>();
  private final Set<CoreSource> builtins = new LinkedHashSet<>();

  private Reach(Plan plan) {
    this.plan = plan;
  }

  /**
   * Follows everything.
   *
   * @param exported numbers of the lifts that are exported
   */
  static Reach of(Plan plan, Collection<Integer> exported) {
    var reach = new Reach(plan);
    plan.steps().forEach(step -> step.args().forEach(reach::follow));
    plan.resources().forEach(resource -> reach.follow(resource.destructor()));
    exported.forEach(reach::follow);
    return reach;
  }

  private void follow(int lift) {
    follow(plan.lifts().get(lift).core());
    follow(plan.lifts().get(lift).options());
  }

  private void follow(CanonOptions options) {
    follow(options.realloc());
    follow(options.postReturn());
  }

  private void follow(@Nullable CoreSource source) {
    if (source instanceof CoreSource.ResourceNew
        || source instanceof CoreSource.ResourceRep
        || source instanceof CoreSource.ResourceDrop) {
      builtins.add(source);
    }
    if (source instanceof CoreSource.Later(_, CoreSource function)) {
      follow(function);
    }
    if (source instanceof CoreSource.Lowered(int number) && lowerings.add(number)) {
      Plan.Lowering lowering = plan.lowerings().get(number);
      follow(lowering.options());
      if (lowering.callee() instanceof Plan.LiftCallee(int lift)
          && !reenters(lowering)
          && callees.add(lift)) {
        follow(lift);
      }
    }
  }

  /** Whether a lowered function always traps, because it would enter what is running. */
  boolean reenters(Plan.Lowering lowering) {
    return lowering.callee() instanceof Plan.LiftCallee(int lift)
        && plan.reenters(
            lowering.options().instance(), plan.lifts().get(lift).options().instance());
  }

  /** Numbers of the lowered functions. */
  SortedSet<Integer> lowerings() {
    return lowerings;
  }

  /** The built-in functions of resources. */
  Set<CoreSource> builtins() {
    return builtins;
  }

  /** Numbers of the lifts that lowered functions call. */
  SortedSet<Integer> callees() {
    return callees;
  }
}
