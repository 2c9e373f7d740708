package ai.wippy.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "greet, greet, Greet, GREET, greet",
    "tag-count, tagCount, TagCount, TAG_COUNT, tagcount",
    "get-URL-path, getUrlPath, GetUrlPath, GET_URL_PATH, geturlpath",
    "a1-2, a12, A12, A1_2, a12",
    "2d, _2d, _2d, _2D, _2d",
    "class, class, Class, CLASS, class_",
    "wasi:io/streams@0.2.3, wasiIoStreams023, WasiIoStreams023, WASI_IO_STREAMS_0_2_3,"
        + " wasiiostreams023"
  })
  void kebabCaseInJava(
      String kebab, String camel, String pascal, String constant, String packageName) {
    assertThat(Kebab.toCamel(kebab)).isEqualTo(camel);
    assertThat(Kebab.toPascal(kebab)).isEqualTo(pascal);
    assertThat(Kebab.toConstant(kebab)).isEqualTo(constant);
    assertThat(Kebab.toPackage(kebab)).isEqualTo(packageName);
  }

  @Test
  void aScopeHandsOutEachNameOnce() {
    var scope = new Scope("taken");
    assertThat(scope.fresh("a")).isEqualTo("a");
    assertThat(scope.fresh("a")).isEqualTo("a2");
    assertThat(scope.fresh("a")).isEqualTo("a3");
    assertThat(scope.fresh("taken")).isEqualTo("taken2");
    assertThat(scope.fresh("class")).isEqualTo("class_");
    assertThat(scope.fresh("class")).isEqualTo("class2");
    assertThat(scope.inner().fresh("a")).isEqualTo("a4");
    assertThat(scope.fresh("a4")).isEqualTo("a4");
  }
}
