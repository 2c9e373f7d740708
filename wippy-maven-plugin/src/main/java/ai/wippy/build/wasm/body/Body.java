package ai.wippy.build.wasm.body;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The body of a function and how its blocks are nested. */
public final class Body {
  /** Stands for the function, where the instruction that opens a block is asked for. */
  public static final int FUNCTION = -1;

  private final byte[] bytes;
  private final Signature signature;
  private final String locals;
  private final List<Op> ops;
  private final int[] partner;
  private final int[] parent;
  private final int[] otherwise;
  private final int[] depth;

  /**
   * Finds out the nesting.
   *
   * @param bytes that the offsets of instructions are in
   * @param locals types of parameters and locals, as in {@link Signature}
   * @param ops all instructions, the last being the {@code end} of the function
   */
  Body(byte[] bytes, Signature signature, String locals, List<Op> ops) {
    this.bytes = bytes;
    this.signature = signature;
    this.locals = locals;
    this.ops = ops;
    this.partner = new int[ops.size()];
    this.parent = new int[ops.size()];
    this.otherwise = new int[ops.size()];
    this.depth = new int[ops.size()];
    Arrays.fill(otherwise, FUNCTION);
    nest();
  }

  private void nest() {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(FUNCTION);
    for (int i = 0; i < ops.size(); i++) {
      parent[i] = open.element();
      depth[i] = open.size() - 1;
      if (ops.get(i).opens()) {
        open.push(i);
      } else if (ops.get(i).code() == Op.ELSE) {
        otherwise[open.element()] = i;
      } else if (ops.get(i).code() == Op.END) {
        partner[i] = open.pop();
        if (partner[i] != FUNCTION) {
          partner[partner[i]] = i;
          parent[i] = open.element();
        }
      }
    }
  }

  /** The type of the function. */
  public Signature signature() {
    return signature;
  }

  /** Types of parameters and locals, as in {@link Signature}. */
  public String locals() {
    return locals;
  }

  /** Number of instructions. */
  public int size() {
    return ops.size();
  }

  /** An instruction. */
  public Op op(int index) {
    return ops.get(index);
  }

  /** All instructions. */
  public Stream<Op> ops() {
    return ops.stream();
  }

  /** Whether all values and instructions are such that they may move to another function. */
  public boolean canSplit() {
    return BodyReader.isPlain(locals + signature.results()) && ops.stream().noneMatch(Op::isBound);
  }

  /** What the offsets of instructions are in. */
  public byte[] bytes() {
    return bytes;
  }

  /** The {@code end} of the block that an instruction opens, and the other way round. */
  public int partner(int index) {
    return partner[index];
  }

  /** The instruction that opens the block around another. */
  public int parent(int index) {
    return parent[index];
  }

  /** The {@code else} of an {@code if}, or {@link #FUNCTION} if it has none. */
  public int otherwise(int index) {
    return otherwise[index];
  }

  /** The block that a label means for an instruction, by the instruction that opens it. */
  public int target(int index, int label) {
    int block = parent[index];
    for (int i = 0; i < label; i++) {
      block = parent[block];
    }
    return block;
  }

  /** How many blocks are around an instruction, the function not counted. */
  public int depth(int index) {
    return depth[index];
  }
}
