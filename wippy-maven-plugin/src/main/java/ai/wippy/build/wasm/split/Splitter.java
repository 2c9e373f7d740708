package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.BodyReader;
import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.body.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Splits functions whose JVM code would be too large: of 8,000 bytes HotSpot compiles no method,
 * and over 64 KB there cannot be one.
 *
 * <p>A region of the body, statements that follow each other in one block, becomes a function. It
 * gets the locals that it needs as parameters, and returns those that it has changed, together with
 * the number of the jump by which it left.
 */
public final class Splitter {
  /** What a region must weigh at least, as a share of the limit, from one attempt to the next. */
  private static final List<Integer> SHARES = List.of(12, 40, 100);

  /** What a region must weigh at least, however small the limit is. */
  private static final long LEAST = 30;

  /**
   * About as many bytes of JVM code make a function one that may have to be interpreted. The JVM
   * takes no method of 65,536 bytes, but this is an estimate.
   */
  public static final long MAY_BE_INTERPRETED = 45_000;

  /** Parts of parts of parts: deeper than that nothing is gained. */
  private static final int MAX_DEPTH = 3;

  private final Types types;
  private final int functions;
  private final long limit;
  private final List<Part> parts = new ArrayList<>();
  private int check = -1;

  /**
   * Splits functions of one module.
   *
   * @param functions how many it has, imports included: the index of the first part
   * @param limit about how many bytes of JVM code a function may have
   */
  public Splitter(Types given, int functions, long limit) {
    this.functions = functions;
    this.limit = limit;
    this.types =
        new Types() {
          @Override
          public Signature type(int index) {
            return given.type(index);
          }

          @Override
          public Signature function(int index) {
            return index < functions ? given.function(index) : parts.get(index - functions).type();
          }

          @Override
          public boolean isHelper(int function) {
            return given.isHelper(function);
          }
        };
  }

  /** The functions that were split off, in the order of their indices. */
  public List<Part> parts() {
    return Collections.unmodifiableList(parts);
  }

  /**
   * Splits a function if it is too large, as far as that is possible. What may have to be
   * interpreted gets places where an interruption ends it.
   *
   * @param body its locals and its code, without its size; valid
   * @return its new body, or empty if it stays as it is
   */
  public Optional<byte[]> split(Signature type, byte[] body) {
    byte[] split = split(type, body, 0);
    return split == body ? Optional.empty() : Optional.of(split);
  }

  private byte[] split(Signature type, byte[] body, int depth) {
    byte[] current = body;
    long before = Long.MAX_VALUE;
    for (int share : SHARES) {
      long smallest = Math.max(LEAST, limit / share);
      for (boolean lighter = true; lighter; ) {
        Optional<Body> read = BodyReader.read(current, type);
        long weight = read.map(each -> Weights.of(each, types)).orElse(0L);
        if (weight <= limit || weight >= before || !read.get().canSplit()) {
          return checked(current, read, weight);
        }
        var outliner = new Outliner(read.get(), types);
        List<Region> regions =
            new RegionFinder(read.get(), types, smallest, limit - limit / 5).find();
        List<Crossing> chosen = outliner.choose(regions, weight - limit, smallest);
        lighter = !chosen.isEmpty();
        if (lighter) {
          before = weight;
          current = outliner.write(chosen, functions + parts.size());
          add(read.get(), chosen, depth + 1);
        }
      }
    }
    Optional<Body> read = BodyReader.read(current, type);
    return checked(current, read, read.map(each -> Weights.of(each, types)).orElse(0L));
  }

  private byte[] checked(byte[] bytes, Optional<Body> body, long weight) {
    if (weight <= MAY_BE_INTERPRETED) {
      return bytes;
    }
    if (check < 0) {
      check = functions + parts.size();
      parts.add(Checkpoints.CHECK);
    }
    return body.map(each -> Checkpoints.insert(each, check)).orElse(bytes);
  }

  private void add(Body body, List<Crossing> chosen, int depth) {
    int first = parts.size();
    chosen.forEach(crossing -> parts.add(new PartWriter(body, crossing).write()));
    if (depth < MAX_DEPTH) {
      for (int i = first; i < first + chosen.size(); i++) {
        Part part = parts.get(i);
        parts.set(i, new Part(part.type(), split(part.type(), part.body(), depth)));
      }
    }
  }
}
