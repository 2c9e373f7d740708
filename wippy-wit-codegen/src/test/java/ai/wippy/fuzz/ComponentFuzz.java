package ai.wippy.fuzz;

import ai.wippy.codegen.Generator;
import ai.wippy.codegen.Hosted;
import ai.wippy.codegen.Request;
import ai.wippy.codegen.Unsupported;
import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ComponentException;
import ai.wippy.component.LinkException;
import ai.wippy.component.Validator;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Problems;
import ai.wippy.wit.print.WitPrinter;
import java.util.stream.IntStream;

/** Bytes as a component, or as a core module: decoded, validated, planned, generated. */
public final class ComponentFuzz {
  private ComponentFuzz() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    isRefused(data);
  }

  /** Whether the bytes are refused in one of the ways in which users are told. */
  static boolean isRefused(byte[] data) {
    try {
      if (!ComponentDecoder.isComponent(data)) {
        Validator.validate(ComponentDecoder.decodeModule(data));
        return false;
      }
      Component component = ComponentDecoder.decode(data);
      Validator.validate(component);
      new ComponentPackages().read("fuzz.wasm", data, new Problems());
      Plan plan = Planner.plan(component);
      WitPrinter.printWithInterfaces(plan.world());
      generate(plan);
      return false;
    } catch (ComponentException | LinkException e) {
      return true;
    }
  }

  private static void generate(Plan plan) {
    var ids = IntStream.range(0, plan.modules().size()).mapToObj(i -> "m" + i).toList();
    try {
      Generator.generate(new Request(plan, "", "app", "fuzz", ids, Hosted.NONE));
    } catch (Unsupported e) {
      // Said by name, at build time.
    }
  }
}
