package ai.wippy.runtime.lua.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.http.fetch.Fetch;
import ai.wippy.runtime.http.fetch.Fetched;
import ai.wippy.runtime.http.fetch.Fetcher;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.NetworkAccess;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code http_client}: requests to other servers. Its errors are texts. */
public final class HttpClientModule implements LuaModule {
  private static final List<String> METHODS =
      List.of("get", "post", "put", "patch", "delete", "head");

  private final Fetcher fetcher;
  private final Access access;

  /**
   * The module.
   *
   * @param access decides who may send what to where
   */
  public HttpClientModule(Fetcher fetcher, Access access) {
    this.fetcher = fetcher;
    this.access = access;
  }

  @Override
  public LuaValue open(LuaState state) {
    var library = new Library();
    for (String method : METHODS) {
      String name = method.toUpperCase(Locale.ROOT);
      library.function(method, args -> answer(() -> send(state, name, args)));
    }
    return library
        .function(
            "request",
            args ->
                answer(() ->
                    send(
                        state,
                        Inputs.word(args, 1, "method").toUpperCase(Locale.ROOT),
                        args.subargs(2))))
        .function("request_batch", args -> batch(state, args))
        .function("encode_uri", args -> Bytes.of(encoded(Arguments.text(args, 1))))
        .function("decode_uri", args -> answer(() -> decoded(Arguments.text(args, 1))))
        .table();
  }

  private static Varargs answer(Supplier<LuaValue> body) {
    try {
      return LuaValue.varargsOf(body.get(), LuaValue.NIL);
    } catch (Failure failure) {
      return LuaValue.varargsOf(LuaValue.NIL, Bytes.of(failure.message()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static LuaValue decoded(String text) {
    try {
      return Bytes.of(URLDecoder.decode(text, UTF_8));
    } catch (IllegalArgumentException e) {
      throw new Failure(Kind.INVALID, "not an encoded text: " + e.getMessage(), e);
    }
  }

  private LuaValue send(LuaState state, String method, Varargs args) {
    var options = new FetchOptions(method, args);
    Fetch fetch = options.fetch();
    var answer = state.outside(() -> exchange(state, fetch, options.streams()));
    return answer.value(state);
  }

  /**
   * A response.
   *
   * @param body null if it is read as it arrives
   */
  private record Answer(Fetched fetched, byte @Nullable [] body) {
    LuaValue value(LuaState state) {
      var table = new Table();
      table.rawset(Bytes.of("status_code"), LuaValue.valueOf(fetched.status()));
      table.rawset(Bytes.of("url"), Bytes.of(fetched.url()));
      table.rawset(Bytes.of("headers"), FetchOptions.headers(fetched.headers()));
      table.rawset(Bytes.of("cookies"), FetchOptions.cookies(fetched.headers()));
      if (body == null) {
        table.rawset(Bytes.of("stream"), new LuaBodyStream(state, fetched.body()).value());
        table.rawset(Bytes.of("body_size"), LuaValue.valueOf(-1));
      } else {
        table.rawset(Bytes.of("body"), Bytes.of(body));
        table.rawset(Bytes.of("body_size"), LuaValue.valueOf(body.length));
      }
      return table;
    }
  }

  private Answer exchange(LuaState state, Fetch fetch, boolean streams) {
    Fetched fetched = fetcher.fetch(fetch, new NetworkAccess(access, state.context()));
    if (streams) {
      return new Answer(fetched, null);
    }
    try (var body = fetched.body()) {
      return new Answer(fetched, body.readAllBytes());
    } catch (IOException e) {
      throw LuaBodyStream.failure(e);
    }
  }

  /** All at once; answers and errors have the places of their requests. */
  private Varargs batch(LuaState state, Varargs args) {
    LuaTable list = Arguments.table(args, 1);
    List<FutureTask<Answer>> tasks = new ArrayList<>();
    for (int i = 1; i <= list.rawlen(); i++) {
      LuaTable request = Inputs.table(list.rawget(i), 1, "request %d".formatted(i));
      tasks.add(new FutureTask<>(task(state, request)));
    }
    state.outside(() -> {
      var threads = tasks.stream().map(Thread.ofVirtual()::unstarted).toList();
      threads.forEach(Thread::start);
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } finally {
        threads.forEach(Thread::interrupt);
      }
      return tasks;
    });
    return results(state, tasks);
  }

  private Callable<Answer> task(LuaState state, LuaTable request) {
    String method = Inputs.word(request.rawget(1), 1, "method").toUpperCase(Locale.ROOT);
    Varargs rest = LuaValue.varargsOf(request.rawget(2), request.rawget(3));
    Fetch fetch = new FetchOptions(method, rest).fetch();
    return () -> exchange(state, fetch, false);
  }

  private static Varargs results(LuaState state, List<FutureTask<Answer>> tasks) {
    var answers = new Table();
    var errors = new Table();
    for (int i = 0; i < tasks.size(); i++) {
      try {
        answers.rawset(i + 1, tasks.get(i).get().value(state));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof Failure failure)) {
          throw new IllegalStateException("a request failed for a reason of our own", e.getCause());
        }
        errors.rawset(i + 1, Bytes.of(failure.message()));
      } catch (InterruptedException e) {
        throw new IllegalStateException("all requests are over", e);
      }
    }
    return LuaValue.varargsOf(answers, errors.keyCount() == 0 ? LuaValue.NIL : errors);
  }
}
