// A register machine whose handlers call each other at their ends, and trees whose nodes do so.
// With TAIL the former are tail calls that the compiler must make, else a loop calls the handlers.
typedef unsigned int u32;
typedef long long i64;

#define EXPORT(name) __attribute__((export_name(#name)))

typedef struct Insn Insn;
typedef struct {
  i64 r[8];
  u32 memory[4096];
} Machine;

struct Insn {
  unsigned char op, a, b, c;
  int imm;
};

enum { SET, MOV, ADD, SUB, MUL, REM, AND, SHR, LT, JZ, JNZ, JMP, LOAD, STORE, HALT, OPS };

#ifdef TAIL
typedef i64 Handler(const Insn *pc, Machine *m, i64 steps);
static Handler *const handlers[OPS];
#define OP(name) static i64 name(const Insn *pc, Machine *m, i64 steps)
#define NEXT(to) do { \
    const Insn *next = (to); \
    __attribute__((musttail)) return handlers[next->op](next, m, steps + 1); \
  } while (0)
#define STOP return steps
#else
typedef const Insn *Handler(const Insn *pc, Machine *m);
#define OP(name) static const Insn *name(const Insn *pc, Machine *m)
#define NEXT(to) return (to)
#define STOP return 0
#endif

#define A m->r[pc->a]
#define B m->r[pc->b]
#define C m->r[pc->c]

OP(set) { A = pc->imm; NEXT(pc + 1); }
OP(mov) { A = B; NEXT(pc + 1); }
OP(add) { A = B + C; NEXT(pc + 1); }
OP(sub) { A = B - C; NEXT(pc + 1); }
OP(mul) { A = B * C; NEXT(pc + 1); }
OP(rem) { A = C == 0 ? 0 : B % C; NEXT(pc + 1); }
OP(and) { A = B & C; NEXT(pc + 1); }
OP(shr) { A = (unsigned long long)B >> pc->imm; NEXT(pc + 1); }
OP(lt) { A = B < C; NEXT(pc + 1); }
OP(jz) { NEXT(A ? pc + 1 : pc + pc->imm); }
OP(jnz) { NEXT(A ? pc + pc->imm : pc + 1); }
OP(jmp) { NEXT(pc + pc->imm); }
OP(load) { A = m->memory[B & 4095]; NEXT(pc + 1); }
OP(store) { m->memory[B & 4095] = A; NEXT(pc + 1); }
OP(halt) { STOP; }

static Handler *const handlers[OPS] = {
  set, mov, add, sub, mul, rem, and, shr, lt, jz, jnz, jmp, load, store, halt};

static Machine machine;

/** Runs a program; how many instructions that took. */
static i64 run(const Insn *pc) {
#ifdef TAIL
  return handlers[pc->op](pc, &machine, 0);
#else
  i64 steps = 0;
  for (const Insn *next; (next = handlers[pc->op](pc, &machine)); pc = next) {
    steps++;
  }
  return steps;
#endif
}

static Insn program[] = {
  {SET, 0, 0, 0, 1}, // r0: where the sequence begins
  {SET, 1, 0, 0, 0}, // r1: below
  {SET, 2, 0, 0, 0}, // r2: all steps
  {SET, 3, 0, 0, 1},
  {SET, 4, 0, 0, 3},
  {LT, 5, 0, 1, 0},
  {JZ, 5, 0, 0, 14},
  {MOV, 6, 0, 0, 0}, // r6: where the sequence is
  {SUB, 5, 6, 3, 0},
  {JZ, 5, 0, 0, 9},
  {ADD, 2, 2, 3, 0},
  {AND, 5, 6, 3, 0},
  {JNZ, 5, 0, 0, 3},
  {SHR, 6, 6, 0, 1},
  {JMP, 0, 0, 0, -6},
  {MUL, 6, 6, 4, 0},
  {ADD, 6, 6, 3, 0},
  {JMP, 0, 0, 0, -9},
  {ADD, 0, 0, 3, 0},
  {JMP, 0, 0, 0, -14},
  {HALT, 0, 0, 0, 0},
};

/** Adds up the lengths of the sequences of Collatz that begin below a number; 0 if steps are lost. */
EXPORT(collatz) i64 collatz(int below) {
  program[1].imm = below;
  return run(program) > below ? machine.r[2] : 0;
}

typedef struct Node Node;
typedef i64 Visit(const Node *node, i64 sum);

struct Node {
  Visit *visit;
  const Node *left, *right;
  i64 value;
};

static i64 leaf(const Node *node, i64 sum) { return sum + node->value; }

/** The last call is one that the compiler may make a tail call. */
static i64 inner(const Node *node, i64 sum) {
  sum = node->left->visit(node->left, sum ^ node->value);
  return node->right->visit(node->right, sum);
}

static i64 odd(const Node *node, i64 sum) {
  return (node->value & 2 ? inner : leaf)(node, sum * 3);
}

static Node nodes[1 << 15];
static u32 used;

static const Node *tree(int depth) {
  Node *node = &nodes[used++];
  node->value = used;
  node->visit = depth == 0 ? leaf : used % 3 ? inner : odd;
  if (depth > 0) {
    node->left = tree(depth - 1);
    node->right = tree(depth - 1);
  }
  return node;
}

/** Visits the nodes of a tree some times. */
EXPORT(visit) i64 visit(int depth, int times) {
  used = 0;
  const Node *root = tree(depth);
  i64 sum = 0;
  for (int i = 0; i < times; i++) {
    sum = root->visit(root, sum);
  }
  return sum;
}
