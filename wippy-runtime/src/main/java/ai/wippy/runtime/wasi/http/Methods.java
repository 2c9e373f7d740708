package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.wasi.http.Types.Method;

/** Methods of WIT and of HTTP. */
final class Methods {
  private Methods() {}

  static String text(Method method) {
    return switch (method) {
      case Method.Get _ -> "GET";
      case Method.Head _ -> "HEAD";
      case Method.Post _ -> "POST";
      case Method.Put _ -> "PUT";
      case Method.Delete _ -> "DELETE";
      case Method.Connect _ -> "CONNECT";
      case Method.Options _ -> "OPTIONS";
      case Method.Trace _ -> "TRACE";
      case Method.Patch _ -> "PATCH";
      case Method.Other(String text) -> text;
    };
  }

  static Method of(String text) {
    return switch (text) {
      case "GET" -> new Method.Get();
      case "HEAD" -> new Method.Head();
      case "POST" -> new Method.Post();
      case "PUT" -> new Method.Put();
      case "DELETE" -> new Method.Delete();
      case "CONNECT" -> new Method.Connect();
      case "OPTIONS" -> new Method.Options();
      case "TRACE" -> new Method.Trace();
      case "PATCH" -> new Method.Patch();
      default -> new Method.Other(text);
    };
  }
}
