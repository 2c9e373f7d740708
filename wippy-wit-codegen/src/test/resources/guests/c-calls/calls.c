#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#define EXPORT(n) __attribute__((export_name(n)))
#define IMPORT(m, n) __attribute__((import_module(m), import_name(n)))
#define FUNCS "wippy:runtime/funcs@0.1.0"
EXPORT("cabi_realloc") void *cabi_realloc(void *p, size_t o, size_t a, size_t n) {
  (void)o; if (!n) return (void *)a; void *r = realloc(p, n); if (!r) __builtin_trap(); return r;
}
typedef struct { uint8_t failed; char *ptr; size_t len; } outcome;
_Static_assert(sizeof(outcome) == 12, "layout");

IMPORT(FUNCS, "call-string")
void call_string(const char *target, size_t target_len, const char *input, size_t input_len, outcome *ret);
IMPORT(FUNCS, "call-bytes")
void call_bytes(const char *target, size_t target_len, const char *input, size_t input_len, outcome *ret);

static outcome result;
EXPORT("chain") outcome *chain(char *words, size_t len) {
  char *space = memchr(words, ' ', len);
  if (!space) {
    result = (outcome){ 0, words, len };
    return &result;
  }
  size_t target = space - words;
  call_string(words, target, space + 1, len - target - 1, &result);
  char *text = malloc(result.len + 2);
  text[0] = '('; memcpy(text + 1, result.ptr, result.len); text[result.len + 1] = ')';
  free(result.ptr); free(words);
  result.ptr = text; result.len += 2;
  return &result;
}
EXPORT("cabi_post_chain") void chain_post(outcome *o) { free(o->ptr); }

EXPORT("backwards") outcome *backwards(char *target, size_t target_len, char *input, size_t len) {
  call_bytes(target, target_len, input, len, &result);
  free(target); free(input);
  if (!result.failed)
    for (size_t i = 0; i < result.len / 2; i++) {
      char c = result.ptr[i]; result.ptr[i] = result.ptr[result.len - 1 - i]; result.ptr[result.len - 1 - i] = c;
    }
  return &result;
}
EXPORT("cabi_post_backwards") void backwards_post(outcome *o) { if (o->len) free(o->ptr); }

static volatile int forever = 1;
static outcome text;
EXPORT("spin") void *spin(char *words, size_t len) {
  while (forever);
  text.ptr = words; text.len = len;
  return &text.ptr;
}
