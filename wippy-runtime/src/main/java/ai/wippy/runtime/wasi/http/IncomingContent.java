package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.Source;
import java.util.Optional;

/** A body that arrives from a connection; bytes stay there until they are read. */
public interface IncomingContent extends Source {
  /** Has the rest arrive and be thrown away, so that what comes after it arrives. */
  void skip();

  /** When everything has arrived, or it is known that it will not. */
  Readiness over();

  /** What came after the body, once it is over: trailers, if there were any. */
  Result<Optional<FieldList>, ErrorCode> trailers();

  /** Nobody wants the rest. Does nothing once it is over. */
  void cancel();
}
