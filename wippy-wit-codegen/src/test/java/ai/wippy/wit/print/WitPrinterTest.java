package ai.wippy.wit.print;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Worlds as they are read from components: without package, documentation and {@code use}. */
class WitPrinterTest {
  private static final InterfaceName TYPES =
      new InterfaceName(Optional.of(new PackageName("wasi", "io", Optional.of("0.2.3"))), "types");
  private static final ResourceType STREAM =
      new ResourceType(new TypeName(Optional.of(TYPES), "stream", ""));
  private static final EnumType MOOD =
      new EnumType(
          Optional.of(new TypeName(Optional.of(TYPES), "mood", "")),
          List.of(new EnumType.Case("good", ""), new EnumType.Case("bad", "")));

  private static World world() {
    var types =
        new Interface(
            TYPES,
            List.of(
                new TypeDef("stream", new TypeDef.Resource(STREAM), ""),
                new TypeDef("mood", new TypeDef.Value(MOOD), "")),
            List.of(new Func("feel", List.of(), Optional.of(MOOD), "")),
            "");
    var inline =
        new Interface(
            new InterfaceName(Optional.empty(), "api"),
            List.of(
                new TypeDef("in", new TypeDef.Resource(STREAM), ""),
                new TypeDef("mood", new TypeDef.Value(MOOD), "")),
            List.of(
                new Func(
                    "run",
                    List.of(new Func.Param("from", new OwnType(STREAM))),
                    Optional.of(MOOD),
                    "")),
            "");
    return new World(
        Optional.empty(),
        "root",
        List.of(new World.InterfaceItem(types)),
        List.of(new World.InterfaceItem(inline)),
        "");
  }

  @Test
  void typesOfOtherInterfacesAreUsed() {
    assertThat(WitPrinter.print(world()))
        .isEqualTo(
            """
            package root:component;

            world root {
              import wasi:io/types@0.2.3;

              export api: interface {
                use wasi:io/types@0.2.3.{%stream as in, mood};

                run: func(%from: in) -> mood;
              }
            }
            """);
  }

  @Test
  void interfacesOfOtherPackagesFollowInBraces() {
    assertThat(WitPrinter.printWithInterfaces(world()))
        .startsWith(WitPrinter.print(world()))
        .endsWith(
            """

            package wasi:io@0.2.3 {
              interface types {
                resource %stream;

                enum mood {
                  good,
                  bad,
                }

                feel: func() -> mood;
              }
            }
            """);
  }
}
