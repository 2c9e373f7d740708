package ai.wippy.runtime.wippy.runtime;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.json.JsonWriter;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Calls of one guest. The callee inherits what the guest's caller gave the guest: who acts, what
 * that one may do, the values of the context, the functions that are running.
 */
public final class FunctionCalls implements Funcs {
  private final Functions functions;
  private final Context context;

  /**
   * Calls of an instance.
   *
   * @param context what the function of the guest inherited
   */
  public FunctionCalls(Functions functions, Context context) {
    this.functions = functions;
    this.context = context;
  }

  @Override
  public Result<String, String> callString(String target, String input) {
    try {
      return Result.ok(text(target, call(target, input)));
    } catch (Failure failure) {
      return refusal(failure);
    }
  }

  @Override
  public Result<byte[], String> callBytes(String target, byte[] input) {
    try {
      return Result.ok(bytes(target, call(target, input)));
    } catch (Failure failure) {
      return refusal(failure);
    }
  }

  private Object call(String target, Object input) {
    var id = EntryId.parse(target);
    if (id.namespace().isEmpty() || id.name().isEmpty()) {
      throw new Failure(Kind.INVALID, "invalid function target: " + target);
    }
    return functions.call(id, context, JavaValues.INSTANCE, input);
  }

  /** A guest that nobody waits for any longer is not asked what it thinks of that. */
  private static <T> Result<T, String> refusal(Failure failure) {
    if (Thread.currentThread().isInterrupted()) {
      throw new Trap(Kind.CANCELED, failure.message());
    }
    return Result.err(failure.message());
  }

  private static String text(String target, Object result) {
    return result instanceof byte[] bytes ? decode(target, bytes) : plain(target, result);
  }

  private static byte[] bytes(String target, Object result) {
    return result instanceof byte[] bytes
        ? bytes
        : plain(target, result).getBytes(StandardCharsets.UTF_8);
  }

  private static String decode(String target, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new Failure(
          Kind.INVALID, target + " gave bytes that are no text: call it with call-bytes");
    }
  }

  private static String plain(String target, Object result) {
    return switch (JavaValues.INSTANCE.shape(result)) {
      case NIL -> "";
      case STRING, BOOLEAN, INTEGER, UNSIGNED, FLOAT -> result.toString();
      case TABLE ->
          new String(JsonWriter.write(JavaValues.INSTANCE, result), StandardCharsets.UTF_8);
      case OTHER -> throw unfit(target, result);
      case HANDLE -> {
        close(result);
        throw unfit(target, result);
      }
    };
  }

  /** Nobody else will: the guest has no way to hold it. */
  private static void close(Object resource) {
    try {
      ((AutoCloseable) resource).close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a resource did not close", e);
    }
  }

  private static Failure unfit(String target, Object result) {
    return new Failure(
        Kind.INVALID,
        "%s gave a %s, which a guest cannot hold: have it give text or bytes"
            .formatted(target, JavaValues.INSTANCE.describe(result)));
  }
}
