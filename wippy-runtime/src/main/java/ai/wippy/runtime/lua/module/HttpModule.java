package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import org.luaj.vm2.LuaValue;

/** {@code http}: the request that an endpoint's function answers, and its response. */
public final class HttpModule implements LuaModule {
  @Override
  public LuaValue open(LuaState state) {
    var library =
        new Library()
            .fallible("request", args -> new LuaHttpRequest(state, exchange(state), args).value())
            .fallible("response", _ -> new LuaHttpResponse(state, exchange(state)).value());
    HttpConstants.addTo(library);
    return library.table();
  }

  private static Exchange exchange(LuaState state) {
    return state
        .exchange()
        .orElseThrow(() ->
            new Failure(
                Kind.INTERNAL,
                "http request context not found: only a function that an http.endpoint calls has a request"));
  }
}
