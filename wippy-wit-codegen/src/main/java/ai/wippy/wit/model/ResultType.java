package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code result<ok, err>}: case 0 is ok, case 1 is err.
 *
 * @param ok payload of success; empty for none
 * @param err payload of failure; empty for none
 * @param layout see {@link WitType#layout()}
 */
public record ResultType(Optional<WitType> ok, Optional<WitType> err, Layout layout)
    implements WitType, Cases {
  /** The result of two payloads. */
  public static ResultType of(Optional<WitType> ok, Optional<WitType> err) {
    return new ResultType(ok, err, Layout.cases(List.of(ok, err)));
  }

  @Override
  public List<Optional<WitType>> payloads() {
    return List.of(ok, err);
  }

  @Override
  public String wit() {
    if (err.isPresent()) {
      return "result<" + ok.map(WitType::wit).orElse("_") + ", " + err.get().wit() + ">";
    }
    return ok.map(t -> "result<" + t.wit() + ">").orElse("result");
  }
}
