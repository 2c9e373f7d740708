package ai.wippy.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> POOLS = List.of("inline", "lazy", "static", "adaptive");

  @Test
  void aMissingAWrongASuperfluousAndASwappedLetterAreForgiven() {
    assertThat(Suggestion.nearest("inlin", POOLS)).hasValue("inline");
    assertThat(Suggestion.nearest("inlime", POOLS)).hasValue("inline");
    assertThat(Suggestion.nearest("inlinee", POOLS)).hasValue("inline");
    assertThat(Suggestion.nearest("inlien", POOLS)).hasValue("inline");
  }

  @Test
  void longWordsForgiveMore() {
    assertThat(Suggestion.nearest("adptve", POOLS)).hasValue("adaptive");
    assertThat(Suggestion.nearest("lzx", POOLS)).isEmpty();
    assertThat(Suggestion.nearest("dynamic", POOLS)).isEmpty();
  }

  @Test
  void theNearestWinsAndTheFirstOfEquallyNear() {
    assertThat(Suggestion.nearest("bat", List.of("boat", "bat-", "cat", "bad"))).hasValue("boat");
    assertThat(Suggestion.nearest("users", List.of("user", "users"))).hasValue("users");
  }

  @Test
  void sentencePartIsEmptyWithoutSuggestion() {
    assertThat(Suggestion.didYouMean("lasy", POOLS)).isEqualTo("; did you mean `lazy`?");
    assertThat(Suggestion.didYouMean("", POOLS)).isEmpty();
    assertThat(Suggestion.didYouMean("x", List.of())).isEmpty();
  }

  @Test
  void wordsThatNobodyTypedAreNotCompared() {
    String word = "a".repeat(100_000);
    assertThat(Suggestion.nearest(word, List.of(word + "b"))).isEmpty();
  }
}
