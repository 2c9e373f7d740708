// Answers requests by what their path begins with. Without a C library, so that it imports what handler.wit says and
// nothing else.
#include <stdint.h>
#include <stddef.h>
#define EXPORT(n) __attribute__((export_name(n)))
#define IMPORT(m, n) __attribute__((import_module(m), import_name(n)))
#define IO(i) "wasi:io/" i "@0.2.12"
#define HTTP(i) "wasi:http/" i "@0.2.12"

extern uint8_t __heap_base;
static uint8_t *top = &__heap_base;

EXPORT("cabi_realloc") void *cabi_realloc(void *p, size_t old, size_t align, size_t size) {
  uint8_t *at = p && (uint8_t *)p + old == top ? p : (uint8_t *)(((uintptr_t)top + align - 1) & -align);
  top = at + size;
  uintptr_t have = __builtin_wasm_memory_size(0) << 16;
  if ((uintptr_t)top > have && (int)__builtin_wasm_memory_grow(0, (((uintptr_t)top - have) >> 16) + 1) < 0)
    __builtin_trap();
  if (p && at != p) __builtin_memcpy(at, p, old);
  return at;
}

typedef struct { uint8_t *ptr; size_t len; } bytes;
typedef struct { uint8_t failed; union { int32_t handle; uint8_t code; bytes bytes; } u; } answer;
typedef struct { uint8_t failed; uint64_t value; } count;
typedef struct { uint8_t some; bytes text; } optional;
_Static_assert(sizeof(answer) == 12 && sizeof(count) == 16 && sizeof(optional) == 12, "layout");

IMPORT(IO("poll"), "[method]pollable.block") void block(int32_t p);
IMPORT(IO("poll"), "[resource-drop]pollable") void pollable_drop(int32_t p);
IMPORT(IO("streams"), "[method]input-stream.blocking-read") void read_some(int32_t s, int64_t max, answer *ret);
IMPORT(IO("streams"), "[resource-drop]input-stream") void input_drop(int32_t s);
IMPORT(IO("streams"), "[method]output-stream.check-write") void check_write(int32_t s, count *ret);
IMPORT(IO("streams"), "[method]output-stream.write") void write_some(int32_t s, const void *p, size_t n, answer *ret);
IMPORT(IO("streams"), "[method]output-stream.blocking-flush") void flush(int32_t s, answer *ret);
IMPORT(IO("streams"), "[method]output-stream.subscribe") int32_t output_subscribe(int32_t s);
IMPORT(IO("streams"), "[resource-drop]output-stream") void output_drop(int32_t s);
IMPORT("wasi:clocks/monotonic-clock@0.2.12", "subscribe-duration") int32_t after(int64_t nanos);
IMPORT(HTTP("types"), "[method]incoming-request.path-with-query") void request_path(int32_t r, optional *ret);
IMPORT(HTTP("types"), "[method]incoming-request.headers") int32_t request_headers(int32_t r);
IMPORT(HTTP("types"), "[method]incoming-request.consume") void request_consume(int32_t r, answer *ret);
IMPORT(HTTP("types"), "[method]incoming-body.stream") void body_stream(int32_t b, answer *ret);
IMPORT(HTTP("types"), "[constructor]fields") int32_t fields_new(void);
IMPORT(HTTP("types"), "[method]fields.get") void fields_get(int32_t f, const void *p, size_t n, bytes *ret);
IMPORT(HTTP("types"), "[method]fields.append")
void fields_append(int32_t f, const void *p, size_t n, const void *value, size_t size, answer *ret);
IMPORT(HTTP("types"), "[constructor]outgoing-response") int32_t response_new(int32_t fields);
IMPORT(HTTP("types"), "[method]outgoing-response.set-status-code") int32_t set_status(int32_t r, int32_t status);
IMPORT(HTTP("types"), "[method]outgoing-response.body") void response_body(int32_t r, answer *ret);
IMPORT(HTTP("types"), "[method]outgoing-body.write") void body_write(int32_t b, answer *ret);
IMPORT(HTTP("types"), "[static]outgoing-body.finish") void body_finish(int32_t b, int32_t some, int32_t trailers, void *ret);
// result<outgoing-response, error-code> in flat form: the case, then a handle or the flat error.
IMPORT(HTTP("types"), "[static]response-outparam.set")
void outparam_set(int32_t out, int32_t failed, int32_t which, int32_t a, int64_t b, int32_t c, int32_t d, int32_t e, int32_t f);

#define TEXT(s) s, sizeof(s) - 1
static void wait(int32_t pollable) { block(pollable); pollable_drop(pollable); }
static int begins(bytes text, const char *with) {
  size_t i = 0;
  for (; with[i]; i++) if (i >= text.len || text.ptr[i] != with[i]) return 0;
  return 1;
}

static int write_all(int32_t out, const void *data, size_t len) {
  const uint8_t *at = data;
  while (len) {
    count allowed;
    check_write(out, &allowed);
    if (allowed.failed) return 0;
    size_t n = allowed.value < len ? allowed.value : len;
    if (!n) { wait(output_subscribe(out)); continue; }
    answer a;
    write_some(out, at, n, &a);
    if (a.failed) return 0;
    at += n; len -= n;
  }
  return 1;
}

static int32_t body;
static void append(int32_t fields, const void *name, size_t n, const void *value, size_t size) {
  answer a;
  fields_append(fields, name, n, value, size, &a);
  if (a.failed) __builtin_trap();
}

// Begins a response; its body's stream.
static int32_t begin(int32_t out, int32_t status, int32_t fields) {
  answer a;
  int32_t response = response_new(fields);
  if (set_status(response, status)) __builtin_trap();
  response_body(response, &a);
  if (a.failed) __builtin_trap();
  body = a.u.handle;
  outparam_set(out, 0, response, 0, 0, 0, 0, 0, 0);
  body_write(body, &a);
  if (a.failed) __builtin_trap();
  return a.u.handle;
}

static void end(int32_t stream, int32_t trailers) {
  output_drop(stream);
  _Alignas(8) uint8_t finished[40];
  body_finish(body, trailers != 0, trailers, finished);
}

static void echo(int32_t request, int32_t out) {
  answer a;
  request_consume(request, &a);
  if (a.failed) __builtin_trap();
  body_stream(a.u.handle, &a);
  if (a.failed) __builtin_trap();
  int32_t in = a.u.handle, stream = begin(out, 200, fields_new());
  for (uint8_t *mark = top;; top = mark) {
    read_some(in, 1 << 14, &a);
    if (a.failed || !write_all(stream, a.u.bytes.ptr, a.u.bytes.len)) break;
  }
  input_drop(in);
  end(stream, 0);
}

EXPORT("wasi:http/incoming-handler@0.2.12#handle") void handle(int32_t request, int32_t out) {
  optional path;
  request_path(request, &path);
  if (!path.some) __builtin_trap();
  answer a;
  if (begins(path.text, "/echo")) {
    echo(request, out);
  } else if (begins(path.text, "/headers")) {
    bytes values;
    fields_get(request_headers(request), TEXT("x-in"), &values);
    int32_t fields = fields_new();
    for (size_t i = 0; i < values.len; i++) {
      bytes value = ((bytes *)values.ptr)[i];
      append(fields, TEXT("x-out"), value.ptr, value.len);
    }
    int32_t stream = begin(out, 418, fields);
    write_all(stream, path.text.ptr, path.text.len);
    end(stream, 0);
  } else if (begins(path.text, "/trailers")) {
    int32_t fields = fields_new(), trailers = fields_new();
    append(fields, TEXT("trailer"), TEXT("x-sum"));
    append(trailers, TEXT("x-sum"), TEXT("42"));
    int32_t stream = begin(out, 200, fields);
    write_all(stream, TEXT("body"));
    end(stream, trailers);
  } else if (begins(path.text, "/empty")) {
    int32_t response = response_new(fields_new());
    set_status(response, 204);
    outparam_set(out, 0, response, 0, 0, 0, 0, 0, 0);
  } else if (begins(path.text, "/ticks")) {
    int32_t fields = fields_new();
    append(fields, TEXT("content-type"), TEXT("text/event-stream"));
    int32_t stream = begin(out, 200, fields);
    for (int i = 0; i < 3; i++) {
      write_all(stream, TEXT("data: tick\n\n"));
      flush(stream, &a);
      wait(after(200000000));
    }
    end(stream, 0);
  } else if (begins(path.text, "/forever")) {
    int32_t stream = begin(out, 200, fields_new());
    while (write_all(stream, __builtin_memset(top, 'x', 4096), 4096)) {}
  } else if (begins(path.text, "/silent")) {
    int32_t stream = begin(out, 200, fields_new());
    write_all(stream, TEXT("x"));
    for (;;) wait(after(1000000000));
  } else if (begins(path.text, "/half")) {
    int32_t stream = begin(out, 200, fields_new());
    write_all(stream, TEXT("half"));
    flush(stream, &a);
    wait(after(100000000));
    __builtin_trap();
  } else if (begins(path.text, "/unfinished")) {
    int32_t stream = begin(out, 200, fields_new());
    write_all(stream, TEXT("half"));
    flush(stream, &a);
  } else if (begins(path.text, "/twice")) {
    int32_t response = response_new(fields_new());
    outparam_set(out, 0, response, 0, 0, 0, 0, 0, 0);
    outparam_set(out, 0, response_new(fields_new()), 0, 0, 0, 0, 0, 0);
  } else if (begins(path.text, "/error")) {
    // internal-error, the last of 39 cases, with a text.
    outparam_set(out, 1, 38, 1, (int64_t)(intptr_t)"out of tea", 10, 0, 0, 0);
  } else if (begins(path.text, "/never")) {
    for (;;) wait(after(1000000000));
  } else if (begins(path.text, "/trap")) {
    __builtin_trap();
  }
}
