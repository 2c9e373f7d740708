package ai.wippy.echo;

import ai.wippy.build.Generation;
import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Validator;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A component made up of random types, and random values sent through it, typed and dynamic: all
 * come back equal.
 */
public final class EchoFuzz {
  private static final int FUNCTIONS = 8;
  private static final int VALUES = 12;

  /** A host that returns what it gets. */
  private static final Imports ECHO =
      new Imports() {
        @Override
        public CoreFunction core(String module, String name, FunctionShape shape) {
          return stub(module, name);
        }

        @Override
        public <T> T instance(String name, Class<T> type) {
          return type.cast(
              Proxy.newProxyInstance(
                  type.getClassLoader(), new Class<?>[] {type}, (_, _, args) -> args[0]));
        }

        @Override
        public Trap missing(String instance, String function) {
          return new Trap(Kind.PERMISSION_DENIED, instance + "#" + function);
        }
      };

  private final RandomValues values;
  private final List<Echo> echoes;
  private final Generation generation;
  private final Host host = new Host(Limits.DEFAULT, ECHO, true);

  private EchoFuzz(byte[] data) {
    var choices = new Choices(data);
    values = new RandomValues(choices);
    var types = new RandomTypes(choices);
    echoes = new ArrayList<>();
    for (int i = 0; i < FUNCTIONS; i++) {
      Echo.Way way = Echo.Way.values()[choices.below(Echo.Way.values().length)];
      echoes.add(new Echo(types.next(), way, choices.below(3)));
    }
    generation = new Generation(plan(), "echo");
  }

  private Plan plan() {
    Component component = ComponentDecoder.decode(EchoComponent.of(echoes));
    Validator.validate(component);
    return Planner.plan(component);
  }

  /** Runs seeds from the first to the second, for as long as the third says in seconds. */
  public static void main(String... args) throws Exception {
    long end = System.nanoTime() + Long.parseLong(args[2]) * 1_000_000_000L;
    long seed = Long.parseLong(args[0]);
    for (; seed <= Long.parseLong(args[1]) && System.nanoTime() < end; seed++) {
      try {
        run(seed);
      } catch (Exception | AssertionError | StackOverflowError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    System.out.printf("%d seeds came back equal%n", seed - Long.parseLong(args[0]));
  }

  /** The same types and values for the same seed. */
  static void run(long seed) throws Exception {
    byte[] data = new byte[20_000];
    new Random(seed).nextBytes(data);
    new EchoFuzz(data).run();
  }

  private void run() throws Exception {
    for (int i = 0; i < echoes.size(); i++) {
      for (int n = 0; n < VALUES; n++) {
        Object value = values.next(echoes.get(i).type());
        dynamic(i, value);
        typed(i, value);
      }
    }
  }

  private static AssertionError differs(Echo echo, Object sent, @Nullable Object got) {
    return new AssertionError("%s: sent %s, got %s".formatted(echo, sent, got));
  }

  private void dynamic(int index, Object value) throws Exception {
    Echo echo = echoes.get(index);
    Object sent = DynamicForm.of(echo.type(), value);
    var args = new ArrayList<Object>(List.of(sent));
    if (echo.way() == Echo.Way.SPILLED) {
      for (int i = 0; i < CoreModules.PADDING; i++) {
        args.add((long) i);
      }
    }
    try (ComponentInstance instance = generation.component().instantiate(host)) {
      // Twice: what the first call leaves behind is in the way of the second.
      for (int i = 0; i < 2; i++) {
        Object got = instance.call(index, JavaValues.INSTANCE, args.toArray());
        if (!same(sent, got)) {
          throw differs(echo, sent, got);
        }
      }
    }
  }

  private void typed(int index, Object value) throws Exception {
    Echo echo = echoes.get(index);
    Class<?> world = generation.loadClass("app.Echo");
    Method method =
        Arrays.stream(world.getMethods())
            .filter(m -> m.getName().equals("f" + index))
            .findFirst()
            .orElseThrow();
    var args = new Object[method.getParameterCount()];
    Arrays.fill(args, 7L);
    args[0] = TypedForm.of(echo.type(), value, method.getGenericParameterTypes()[0]);
    try (var instance =
        (AutoCloseable) world.getMethod("instantiate", Host.class).invoke(null, host)) {
      Object got = method.invoke(instance, args);
      if (!TypedForm.equal(args[0], got)) {
        throw differs(echo, args[0], got);
      }
    } catch (InvocationTargetException e) {
      throw new AssertionError("%s: sent %s".formatted(echo, value), e.getCause());
    }
  }

  /** Whether two dynamic values are the same; a field that is missing is one without value. */
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof List<?> one && b instanceof List<?> other) {
      boolean same = one.size() == other.size();
      for (int i = 0; same && i < one.size(); i++) {
        same = same(one.get(i), other.get(i));
      }
      return same;
    }
    if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
      var keys = new TreeSet<String>();
      one.keySet().forEach(key -> keys.add(String.valueOf(key)));
      other.keySet().forEach(key -> keys.add(String.valueOf(key)));
      return keys.stream().allMatch(key -> same(one.get(key), other.get(key)));
    }
    return Arrays.deepEquals(new @Nullable Object[] {a}, new @Nullable Object[] {b});
  }
}
