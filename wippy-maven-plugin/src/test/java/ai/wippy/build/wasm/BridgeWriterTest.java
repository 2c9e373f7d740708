package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.wippy.build.wasm.BridgeWriter.Method;
import ai.wippy.runtime.component.CoreBridge;
import ai.wippy.runtime.component.CoreExtern;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Trap;
import ai.wippy.wit.model.CoreType;
import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeWriterTest {
  private static final List<CoreType> NONE = List.of();

  /** An interface such as the generator writes. */
  public interface Calculator {
    int add(int a, int b);

    long mixed(long a, float b, double c, int d);

    float half(float a);

    double twice(double a);

    void store(int value);

    int load();

    int passedOn(int a);

    long[] both(int a);

    void recursion();
  }

  private static final String MODULE =
      """
      (module
        (import "env" "host" (func $host (param i32) (result i32)))
        (memory 1)
        (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)
        (func (export "mixed") (param i64 f32 f64 i32) (result i64)
          local.get 0
          local.get 1 f64.promote_f32 local.get 2 f64.add i64.trunc_f64_s i64.add
          local.get 3 i64.extend_i32_s i64.add)
        (func (export "half") (param f32) (result f32) local.get 0 f32.const 2 f32.div)
        (func (export "twice") (param f64) (result f64) local.get 0 f64.const 2 f64.mul)
        (func (export "store") (param i32) i32.const 8 local.get 0 i32.store)
        (func (export "load") (result i32) i32.const 8 i32.load)
        (func (export "both") (param i32) (result i32 f64) local.get 0 f64.const 0.5)
        (func $deep (export "recursion") call $deep)
        (export "passed-on" (func $host)))
      """;

  private static final List<Method> METHODS =
      List.of(
          new Method("add", "add", List.of(CoreType.I32, CoreType.I32), List.of(CoreType.I32)),
          new Method(
              "mixed",
              "mixed",
              List.of(CoreType.I64, CoreType.F32, CoreType.F64, CoreType.I32),
              List.of(CoreType.I64)),
          new Method("half", "half", List.of(CoreType.F32), List.of(CoreType.F32)),
          new Method("twice", "twice", List.of(CoreType.F64), List.of(CoreType.F64)),
          new Method("store", "store", List.of(CoreType.I32), NONE),
          new Method("load", "load", NONE, List.of(CoreType.I32)),
          new Method("recursion", "recursion", NONE, NONE),
          new Method("passedOn", "passed-on", List.of(CoreType.I32), List.of(CoreType.I32)),
          new Method("both", "both", List.of(CoreType.I32), List.of(CoreType.I32, CoreType.F64)));

  private static final CoreExtern HOST = CoreFunction.host(args -> new long[] {args[0] * 10});

  private static Calculator calculator() throws ReflectiveOperationException {
    TranslatedModule module = Guests.translate(Guests.wat(MODULE));
    var loader = new Guests.Loader();
    loader.add(module);
    String name = Calculator.class.getName();
    byte[] bridge = new BridgeWriter(module).write(name, METHODS);
    loader.add(name.replace('.', '/') + "Bridge.class", bridge);
    CoreInstance instance =
        CoreModule.load(loader, module.id()).instantiate(new InstanceState(), List.of(HOST));
    var made = (CoreBridge) loader.loadClass(name + "Bridge").getConstructor().newInstance();
    return (Calculator) made.of(instance);
  }

  @Test
  void callsEveryKindOfFunction() throws ReflectiveOperationException {
    Calculator calculator = calculator();
    assertThat(calculator.add(2, 3)).isEqualTo(5);
    assertThat(calculator.mixed(1L << 40, 1.5f, 2.5, -4)).isEqualTo(1L << 40);
    assertThat(calculator.half(3)).isEqualTo(1.5f);
    assertThat(calculator.twice(3)).isEqualTo(6);
    calculator.store(77);
    assertThat(calculator.load()).isEqualTo(77);
    assertThat(calculator.passedOn(4)).isEqualTo(40);
    assertThat(calculator.both(9)).containsExactly(9, Double.doubleToRawLongBits(0.5));
  }

  @Test
  void anExhaustedStackIsATrapThatLeavesTheInstanceCallable() throws ReflectiveOperationException {
    Calculator calculator = calculator();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(calculator::recursion)
        .withMessage("call stack exhausted");
    assertThat(calculator.add(2, 3)).isEqualTo(5);
  }

  @Test
  void refusesWhatThePlanGotWrong() {
    var writer = new BridgeWriter(Guests.translate(Guests.wat(MODULE)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.write("a.B", List.of(new Method("x", "nowhere", NONE, NONE))))
        .withMessage("no exported function nowhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.write("a.B", List.of(new Method("add", "add", NONE, NONE))))
        .withMessage("add has type (i32, i32) -> (i32), not () -> ()");
  }
}
