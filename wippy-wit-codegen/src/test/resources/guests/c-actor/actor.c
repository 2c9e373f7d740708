#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#define EXPORT(n) __attribute__((export_name(n)))
#define IMPORT(m, n) __attribute__((import_module(m), import_name(n)))
#define PROCESS "wippy:actor/process@0.1.0"
#define POLL "wasi:io/poll@0.2.12"
EXPORT("cabi_realloc") void *cabi_realloc(void *p, size_t o, size_t a, size_t n) {
  (void)o; if (!n) return (void *)a; void *r = realloc(p, n); if (!r) __builtin_trap(); return r;
}
typedef struct { char *ptr; size_t len; } str;
typedef struct { str format, data; } payload;
typedef struct { str from, topic; payload *payloads; size_t count; } message;
typedef struct { uint8_t failed; union { uint8_t flag; uint32_t number; str error; } u; } outcome;
typedef struct { uint8_t failed; union { message ok; str error; } u; } received;
typedef struct { uint8_t failed; union { struct { uint8_t some; message value; } ok; str error; } u; } maybe;
_Static_assert(sizeof(payload) == 16 && sizeof(message) == 24 && sizeof(outcome) == 12, "layout");
_Static_assert(sizeof(received) == 28 && sizeof(maybe) == 32, "layout");

IMPORT(PROCESS, "self") void self(str *ret);
IMPORT(PROCESS, "send")
void process_send(const char *target, size_t target_len, const char *topic, size_t topic_len, const payload *payloads,
          size_t count, outcome *ret);
IMPORT(PROCESS, "receive") void receive(received *ret);
IMPORT(PROCESS, "try-receive") void try_receive(maybe *ret);
IMPORT(PROCESS, "subscribe") int32_t subscribe(void);
IMPORT(POLL, "poll") void io_poll(const int32_t *handles, size_t count, str *ret);
IMPORT(POLL, "[resource-drop]pollable") void pollable_drop(int32_t handle);

static void release(str s) { if (s.len) free(s.ptr); }
static void release_message(message *m) {
  release(m->from); release(m->topic);
  for (size_t i = 0; i < m->count; i++) { release(m->payloads[i].format); release(m->payloads[i].data); }
  if (m->count) free(m->payloads);
}
static int is(str s, const char *text) { return s.len == strlen(text) && !memcmp(s.ptr, text, s.len); }

static outcome result;
static outcome *gives(uint32_t number) { result.failed = 0; result.u.number = number; return &result; }
static outcome *fails(str error) { result.failed = 1; result.u.error = error; return &result; }

EXPORT("echo") outcome *echo(void) {
  for (uint32_t answered = 0;; answered++) {
    received r;
    receive(&r);
    if (r.failed) return fails(r.u.error);
    message *m = &r.u.ok;
    if (is(m->topic, "stop")) return gives(answered);
    outcome sent;
    process_send(m->from.ptr, m->from.len, m->topic.ptr, m->topic.len, m->payloads, m->count, &sent);
    release_message(m);
    if (sent.failed) return fails(sent.u.error);
  }
}

EXPORT("play") outcome *play(char *target, size_t len, uint32_t rounds) {
  payload ping = { { "text", 4 }, { "ping", 4 } };
  for (uint32_t i = 0; i < rounds; i++) {
    outcome sent;
    process_send(target, len, "ping", 4, &ping, 1, &sent);
    if (sent.failed) return fails(sent.u.error);
    received r;
    receive(&r);
    if (r.failed) return fails(r.u.error);
    if (r.u.ok.count != 1 || !is(r.u.ok.payloads[0].data, "ping") || !is(r.u.ok.payloads[0].format, "text"))
      __builtin_trap();
    release_message(&r.u.ok);
  }
  free(target);
  return gives(rounds);
}

static str text;
EXPORT("patient") str *patient(void) {
  maybe m;
  try_receive(&m);
  if (m.failed) __builtin_trap();
  int late = !m.u.ok.some;
  if (late) {
    int32_t waiting = subscribe();
    str ready;
    io_poll(&waiting, 1, &ready);
    free(ready.ptr);
    pollable_drop(waiting);
    try_receive(&m);
    if (m.failed || !m.u.ok.some) __builtin_trap();
  }
  str topic = m.u.ok.value.topic;
  text.ptr = malloc(topic.len + 5); text.len = topic.len + (late ? 5 : 0);
  if (late) memcpy(text.ptr, "late ", 5);
  memcpy(text.ptr + (late ? 5 : 0), topic.ptr, topic.len);
  return &text;
}

EXPORT("attempt") outcome *attempt(char *target, size_t target_len, char *topic, size_t topic_len, char *format,
                                   size_t format_len, uint32_t count, uint32_t size) {
  char *data = malloc(size + 1);
  memset(data, 'x', size);
  payload *payloads = malloc(count * sizeof(payload) + 1);
  for (uint32_t i = 0; i < count; i++) payloads[i] = (payload){ { format, format_len }, { data, size } };
  outcome sent;
  process_send(target, target_len, topic, topic_len, payloads, count, &sent);
  if (sent.failed) return fails(sent.u.error);
  result.failed = 0; result.u.flag = sent.u.flag;
  return &result;
}

EXPORT("self") str *own(void) { self(&text); return &text; }
