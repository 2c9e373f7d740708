package ai.wippy.runtime.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.ExportedFunction.Param;
import ai.wippy.runtime.component.Type;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandArgumentsTest {
  private static Object[] parse(List<Param> params, String... words) {
    var function = new ExportedFunction("f", params, Optional.empty());
    return new CommandArguments("greet", function).parse(JavaValues.INSTANCE, List.of(words));
  }

  private static Failure failure(List<Param> params, String... words) {
    return catchThrowableOfType(Failure.class, () -> parse(params, words));
  }

  @Test
  void wordsBecomeValuesOfTheirTypes() {
    var params =
        List.of(
            new Param("a", Type.U8),
            new Param("b", Type.S64),
            new Param("c", Type.U64),
            new Param("d", Type.F64),
            new Param("e", Type.BOOL),
            new Param("f", Type.CHAR),
            new Param("g", Type.STRING),
            new Param("h", Type.enumeration("level", "low", "high")),
            new Param("i", Type.option(Type.S8)));
    String most = "18446744073709551615";
    var args = parse(params, "255", "-5", most, "1.5", "true", "ö", "12", "low", "-128");
    assertThat(args)
        .containsExactly(255L, -5L, new BigInteger(most), 1.5, true, "ö", "12", "low", -128L);
    assertThat(parse(params, "0", "0", "7", "0", "false", "x", "", "low")).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_start", "wasi:cli/run@0.2.6#run"})
  void commandsOfWasiSeeTheWordsThemselves(String name) {
    var function = new ExportedFunction(name, List.of(), Optional.empty());
    var arguments = new CommandArguments("tool", function);
    assertThat(arguments.parse(JavaValues.INSTANCE, List.of("a", "b"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          u8   | 256  | n: 256 is not from 0 to 255
          u8   | -1   | n: -1 is not from 0 to 255
          s8   | -129 | n: -129 is not from -128 to 127
          s64  | 9223372036854775808 | n: 9223372036854775808 is not from -9223372036854775808 to 9223372036854775807
          u32  | 1.5  | n: `1.5` is no whole number
          u32  | ''   | n: `` is no whole number
          f32  | abc  | n: `abc` is no f32; write a number such as 1.5
          bool | yes  | n: `yes` is neither true nor false
          char | ab   | n: `ab` is not one character
          char | ''   | n: `` is not one character
          """)
  void whatDoesNotFitIsSaidWithAUsageLine(String type, String word, String message) {
    var failure = failure(List.of(new Param("n", type(type))), word);
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessage("%s\nusage: run greet <n: %s>", message, type);
  }

  private static Type type(String wit) {
    return List.of(Type.U8, Type.S8, Type.S64, Type.U32, Type.F32, Type.BOOL, Type.CHAR).stream()
        .filter(type -> type.wit().equals(wit))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tooFewAndTooMany() {
    var params = List.of(new Param("name", Type.STRING), new Param("loud", Type.option(Type.BOOL)));
    assertThat(failure(params))
        .hasMessage("expected 2 arguments, got 0\nusage: run greet <name: string> [loud: bool]");
    assertThat(failure(params, "a", "true", "b"))
        .hasMessage("expected 2 arguments, got 3\nusage: run greet <name: string> [loud: bool]");
    assertThat(failure(List.of(), "a")).hasMessage("expected 0 arguments, got 1\nusage: run greet");
  }

  @Test
  void listsAreForOtherCallers() {
    assertThat(failure(List.of(new Param("ids", Type.list(Type.U32))), "1"))
        .hasMessage(
            "ids: a list<u32> cannot be given on a command line\nusage: run greet <ids: list<u32>>");
  }
}
