package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Blocks;
import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.BodyReader;
import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.body.Types;
import java.util.Optional;

/** Makes vectors in the bodies of a module's functions pairs of i64, the low half first. */
public final class BodyLowering {
  private final Types types;
  private final Globals globals;
  private final Helpers helpers;
  private final int pair;

  /**
   * For the bodies of one module.
   *
   * @param types before lowering
   * @param pair index of a type without parameters whose results are two i64
   */
  public BodyLowering(Types types, Globals globals, Helpers helpers, int pair) {
    this.types = types;
    this.globals = globals;
    this.helpers = helpers;
    this.pair = pair;
  }

  /**
   * Lowers one.
   *
   * @param type of the function, before lowering
   * @param body its locals and its code, without its size; valid
   * @return the same for its new body; empty if it uses instructions that are not known here
   */
  public Optional<byte[]> lower(Signature type, byte[] body) {
    return BodyReader.read(body, type)
        .filter(read -> read.ops().noneMatch(Op::isGc))
        .map(read -> new Function(read).lower());
  }

  private final class Function {
    private final Body body;
    private final Blocks blocks;
    private final Locals locals;
    private final Code code;
    private final Stack stack = new Stack();

    Function(Body body) {
      this.body = body;
      this.blocks = new Blocks(types, body);
      this.locals = new Locals(body.locals());
      this.code = new Code(locals, helpers);
    }

    byte[] lower() {
      stack.open(new Signature("", body.signature().results()));
      for (int i = 0; i < body.size(); i++) {
        if (isShiftByConstant(i)) {
          shift(i);
          i++;
        } else {
          write(i);
        }
        if (body.op(i).jumps()) {
          i = last(i);
        }
      }
      byte[] written = code.out().bytes();
      return locals.declare(body.bytes()).copy(written, 0, written.length).bytes();
    }

    /** The last instruction that is not reached behind one that jumps. */
    private int last(int jump) {
      int block = body.parent(jump);
      int otherwise = block == Body.FUNCTION ? Body.FUNCTION : body.otherwise(block);
      int end = block == Body.FUNCTION ? body.size() - 1 : body.partner(block);
      return (otherwise > jump ? otherwise : end) - 1;
    }

    private boolean isShiftByConstant(int index) {
      return body.op(index).code() == Op.I32_CONST
          && body.op(index + 1).isVector()
          && ShiftCode.knows(body.op(index + 1).vectorNumber());
    }

    /** Two instructions: a constant that is the count, and the shift. */
    private void shift(int index) {
      ShiftCode.write(body.op(index + 1).vectorNumber(), body.op(index).index(), code);
    }

    private void write(int index) {
      Op op = body.op(index);
      if (op.isVector()) {
        vector(op);
        return;
      }
      switch (op.code()) {
        case Op.BLOCK, Op.LOOP, Op.IF, Op.TRY_TABLE -> open(index);
        case Op.ELSE -> {
          copy(op);
          stack.otherwise();
        }
        case Op.END -> {
          copy(op);
          stack.close();
        }
        case Op.LOCAL_GET, Op.LOCAL_SET, Op.LOCAL_TEE -> local(op);
        case Op.GLOBAL_GET, Op.GLOBAL_SET -> global(op);
        case Op.DROP -> {
          copy(op);
          if (stack.isVector(0)) {
            copy(op);
          }
          stack.pop(1);
        }
        case Op.SELECT, Op.SELECT_TYPED -> select(op);
        case Op.CALL -> call(op, types.function(op.index()), 0);
        case Op.CALL_INDIRECT, Op.CALL_REF -> call(op, types.type(op.index()), 1);
        default -> {
          copy(op);
          if (!op.jumps()) {
            stack.grow(blocks.growth(index));
          }
        }
      }
    }

    private void copy(Op op) {
      code.out().copy(body.bytes(), op.at(), op.end());
    }

    private void open(int index) {
      Op op = body.op(index);
      Signature type = blocks.type(index);
      if (op.index() < 0 && type.results().equals(String.valueOf(Locals.V128))) {
        // A type of one byte stands between the code and the clauses of a try_table.
        code.out().op(op.code()).signed(pair).copy(body.bytes(), op.at() + 2, op.end());
      } else {
        copy(op);
      }
      stack.pop(op.code() == Op.IF ? 1 : 0);
      stack.open(type);
    }

    private void call(Op op, Signature type, int more) {
      copy(op);
      stack.pop(type.params().length() + more);
      stack.push(type.results());
    }

    private void local(Op op) {
      int local = locals.of(op.index());
      boolean vector = locals.isVector(op.index());
      if (!vector) {
        code.out().op(op.code(), local);
      } else if (op.code() == Op.LOCAL_GET) {
        code.out().op(Op.LOCAL_GET, local).op(Op.LOCAL_GET, local + 1);
      } else {
        code.out().op(Op.LOCAL_SET, local + 1).op(op.code(), local);
        if (op.code() == Op.LOCAL_TEE) {
          code.out().op(Op.LOCAL_GET, local + 1);
        }
      }
      move(op.code() == Op.LOCAL_GET, op.code() == Op.LOCAL_SET, vector);
    }

    private void global(Op op) {
      int high = globals.high(op.index());
      boolean gets = op.code() == Op.GLOBAL_GET;
      if (gets || high < 0) {
        copy(op);
      }
      if (high >= 0) {
        code.out().op(op.code(), high);
      }
      if (!gets && high >= 0) {
        copy(op);
      }
      move(gets, !gets, high >= 0);
    }

    private void move(boolean gets, boolean sets, boolean vector) {
      if (gets) {
        stack.push(String.valueOf(vector ? Locals.V128 : Locals.I32));
      } else if (sets) {
        stack.pop(1);
      }
    }

    private void select(Op op) {
      boolean vector = stack.isVector(1);
      if (vector) {
        code.setWord().set(0, 1, 2).get(1).getWord().op(Op.SELECT);
        code.get(0).get(2).getWord().op(Op.SELECT);
      } else {
        copy(op);
      }
      stack.pop(2);
    }

    private void vector(Op op) {
      int number = Relaxed.strict(op.vectorNumber());
      var in = new Input(body.bytes(), op.at() + 1);
      in.unsigned();
      Optional<Rule> rule = Rules.of(number);
      Effect effect;
      if (rule.isPresent()) {
        HelperCode.write(rule.get(), code);
        Shape shape = rule.get().shape();
        effect =
            shape == Shape.TEST ? Effect.other(shape.operands()) : Effect.vector(shape.operands());
      } else {
        effect =
            MemoryCode.write(number, in, code).orElseGet(() -> PlainCode.write(number, in, code));
      }
      stack.pop(effect.taken());
      stack.push(effect.given());
    }
  }
}
