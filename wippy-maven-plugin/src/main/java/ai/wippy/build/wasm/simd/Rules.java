package ai.wippy.build.wasm.simd;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Which instructions are done by which helpers. */
final class Rules {
  /**
   * The number of an instruction, the shape, the class, and the methods for it and for the numbers
   * that follow; a dash leaves one out. What widens has two methods, with {@code Low} and {@code
   * High} appended.
   */
  private static final String TABLE =
      """
      00e SWIZZLE LanesI8 swizzle
      023 PAIRS LanesI8 eq ne ltS ltU gtS gtU leS leU geS geU
      02d PAIRS LanesI16 eq ne ltS ltU gtS gtU leS leU geS geU
      037 PAIRS LanesI32 eq ne ltS ltU gtS gtU leS leU geS geU
      041 PAIRS LanesF32 eq ne lt gt le ge
      047 PAIRS LanesF64 eq ne lt gt le ge
      05e NARROW_ZERO LanesF32 demote
      05f WIDEN_LOW LanesF64 promote
      060 EACH LanesI8 abs neg popcnt
      063 TEST LanesI8 allTrue bitmask
      065 NARROW LanesI8 narrowS narrowU
      067 EACH LanesF32 ceil floor trunc nearest
      06b SHIFT LanesI8 shl shrS shrU
      06e PAIRS LanesI8 add addSatS addSatU sub subSatS subSatU
      074 EACH LanesF64 ceil floor
      076 PAIRS LanesI8 minS minU maxS maxU
      07a EACH LanesF64 trunc
      07b PAIRS LanesI8 avgrU
      07c EACH LanesI16 extaddPairwiseS extaddPairwiseU
      07e EACH LanesI32 extaddPairwiseS extaddPairwiseU
      080 EACH LanesI16 abs neg
      082 PAIRS LanesI16 q15mulrSatS
      083 TEST LanesI16 allTrue bitmask
      085 NARROW LanesI16 narrowS narrowU
      087 WIDEN_LOW LanesI16 extendS - extendU
      088 WIDEN_HIGH LanesI16 extendS - extendU
      08b SHIFT LanesI16 shl shrS shrU
      08e PAIRS LanesI16 add addSatS addSatU sub subSatS subSatU
      094 EACH LanesF64 nearest
      095 PAIRS LanesI16 mul minS minU maxS maxU - avgrU
      09c WIDEN_LOWS LanesI16 extmulS - extmulU
      09d WIDEN_HIGHS LanesI16 extmulS - extmulU
      0a0 EACH LanesI32 abs neg
      0a3 TEST LanesI32 allTrue bitmask
      0a7 WIDEN_LOW LanesI32 extendS - extendU
      0a8 WIDEN_HIGH LanesI32 extendS - extendU
      0ab SHIFT LanesI32 shl shrS shrU
      0ae PAIRS LanesI32 add
      0b1 PAIRS LanesI32 sub
      0b5 PAIRS LanesI32 mul minS minU maxS maxU dot
      0bc WIDEN_LOWS LanesI32 extmulS - extmulU
      0bd WIDEN_HIGHS LanesI32 extmulS - extmulU
      0c0 EACH LanesI64 abs neg
      0c3 TEST LanesI64 allTrue bitmask
      0c7 WIDEN_LOW LanesI64 extendS - extendU
      0c8 WIDEN_HIGH LanesI64 extendS - extendU
      0cb SHIFT LanesI64 shl shrS shrU
      0d6 PAIRS LanesI64 eq ne ltS gtS leS geS
      0dc WIDEN_LOWS LanesI64 extmulS - extmulU
      0dd WIDEN_HIGHS LanesI64 extmulS - extmulU
      0e0 EACH LanesF32 abs neg - sqrt
      0e4 PAIRS LanesF32 add sub mul div min max pmin pmax
      0ec EACH LanesF64 abs neg - sqrt
      0f0 PAIRS LanesF64 add sub mul div min max pmin pmax
      0f8 EACH LanesI32 truncSatF32S truncSatF32U
      0fa EACH LanesF32 convertS convertU
      0fc NARROW_ZERO LanesI32 truncSatF64S truncSatF64U
      0fe WIDEN_LOW LanesF64 convertS convertU
      105 TRIPLES LanesF32 madd nmadd
      107 TRIPLES LanesF64 madd nmadd
      112 PAIRS LanesI16 relaxedDot
      113 TRIPLES LanesI32 relaxedDotAdd
      """;

  private static final Map<Integer, Rule> RULES = new HashMap<>();

  static {
    TABLE.lines().map(line -> line.split(" ")).forEach(Rules::add);
  }

  private Rules() {}

  private static void add(String[] line) {
    int first = HexFormat.fromHexDigits(line[0]);
    Shape shape = Shape.valueOf(line[1]);
    for (int i = 3; i < line.length; i++) {
      if (!line[i].equals("-")) {
        LaneFunction low =
            new LaneFunction(line[2], line[i] + (shape.widens() ? "Low" : ""), shape.type());
        LaneFunction high =
            new LaneFunction(line[2], line[i] + (shape.widens() ? "High" : ""), shape.type());
        RULES.put(first + i - 3, new Rule(shape, low, high));
      }
    }
  }

  /** How the instruction of a number is done; empty if not by helpers. */
  static Optional<Rule> of(int number) {
    return Optional.ofNullable(RULES.get(number));
  }
}
