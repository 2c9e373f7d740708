// Without a C library, so that it imports what network.wit says and nothing else.
#include <stdint.h>
#include <stddef.h>
#define EXPORT(n) __attribute__((export_name(n)))
#define IMPORT(m, n) __attribute__((import_module(m), import_name(n)))
#define SOCKETS(i) "wasi:sockets/" i "@0.2.12"
#define IO(i) "wasi:io/" i "@0.2.12"
#define HTTP(i) "wasi:http/" i "@0.2.12"

extern uint8_t __heap_base;
static uint8_t *top = &__heap_base;

// An instance serves one call, so nothing is freed; what is allocated last can grow.
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
typedef struct { uint8_t failed; union { int32_t handle; uint8_t code; int32_t handles[3]; bytes bytes; } u; } answer;
typedef struct { uint8_t failed; uint64_t value; } count;
typedef struct { uint8_t failed; union { bytes ok; uint32_t code; } u; } outcome;
_Static_assert(sizeof(answer) == 16 && sizeof(count) == 16 && sizeof(outcome) == 12, "layout");

IMPORT(SOCKETS("instance-network"), "instance-network") int32_t instance_network(void);
IMPORT(SOCKETS("tcp-create-socket"), "create-tcp-socket") void create_tcp(int32_t family, answer *ret);
IMPORT(SOCKETS("udp-create-socket"), "create-udp-socket") void create_udp(int32_t family, answer *ret);
// An ip-socket-address in flat form: case, port, then the address, or flow info, the address and the scope.
#define ADDRESS int32_t which, int32_t port, int32_t a, int32_t b, int32_t c, int32_t d, int32_t e, int32_t f, \
                int32_t g, int32_t h, int32_t i, int32_t j
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.start-bind") void tcp_start_bind(int32_t s, int32_t n, ADDRESS, answer *ret);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.finish-bind") void tcp_finish_bind(int32_t s, answer *ret);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.start-listen") void tcp_start_listen(int32_t s, answer *ret);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.finish-listen") void tcp_finish_listen(int32_t s, answer *ret);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.start-connect") void tcp_start_connect(int32_t s, int32_t n, ADDRESS, answer *ret);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.finish-connect") void tcp_finish_connect(int32_t s, answer *ret);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.accept") void tcp_accept(int32_t s, answer *ret);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.shutdown") void tcp_shutdown(int32_t s, int32_t how, answer *ret);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.subscribe") int32_t tcp_subscribe(int32_t s);
IMPORT(SOCKETS("tcp"), "[resource-drop]tcp-socket") void tcp_drop(int32_t s);
IMPORT(SOCKETS("udp"), "[method]udp-socket.start-bind") void udp_start_bind(int32_t s, int32_t n, ADDRESS, answer *ret);
IMPORT(SOCKETS("udp"), "[method]udp-socket.finish-bind") void udp_finish_bind(int32_t s, answer *ret);
IMPORT(SOCKETS("udp"), "[method]udp-socket.stream") void udp_stream(int32_t s, int32_t some, ADDRESS, answer *ret);
IMPORT(SOCKETS("udp"), "[method]incoming-datagram-stream.receive") void udp_receive(int32_t s, int64_t max, answer *ret);
IMPORT(SOCKETS("udp"), "[method]incoming-datagram-stream.subscribe") int32_t udp_in_subscribe(int32_t s);
IMPORT(SOCKETS("udp"), "[method]outgoing-datagram-stream.check-send") void udp_check_send(int32_t s, count *ret);
IMPORT(SOCKETS("udp"), "[method]outgoing-datagram-stream.send") void udp_send(int32_t s, void *data, size_t n, count *ret);
IMPORT(SOCKETS("udp"), "[method]outgoing-datagram-stream.subscribe") int32_t udp_out_subscribe(int32_t s);
IMPORT(SOCKETS("ip-name-lookup"), "resolve-addresses") void resolve_addresses(int32_t n, uint8_t *p, size_t len, answer *ret);
IMPORT(SOCKETS("ip-name-lookup"), "[method]resolve-address-stream.resolve-next-address") void next_address(int32_t s, void *ret);
IMPORT(SOCKETS("ip-name-lookup"), "[method]resolve-address-stream.subscribe") int32_t names_subscribe(int32_t s);
IMPORT(IO("poll"), "[method]pollable.block") void block(int32_t p);
IMPORT(IO("poll"), "[resource-drop]pollable") void pollable_drop(int32_t p);
IMPORT(IO("streams"), "[method]input-stream.blocking-read") void read_some(int32_t s, int64_t max, answer *ret);
IMPORT(IO("streams"), "[resource-drop]input-stream") void input_drop(int32_t s);
IMPORT(IO("streams"), "[method]output-stream.check-write") void check_write(int32_t s, count *ret);
IMPORT(IO("streams"), "[method]output-stream.write") void write_some(int32_t s, uint8_t *p, size_t n, answer *ret);
IMPORT(IO("streams"), "[method]output-stream.blocking-flush") void flush(int32_t s, answer *ret);
IMPORT(IO("streams"), "[method]output-stream.subscribe") int32_t output_subscribe(int32_t s);
IMPORT(IO("streams"), "[resource-drop]output-stream") void output_drop(int32_t s);
IMPORT(HTTP("types"), "[constructor]fields") int32_t fields_new(void);
IMPORT(HTTP("types"), "[constructor]outgoing-request") int32_t request_new(int32_t fields);
IMPORT(HTTP("types"), "[method]outgoing-request.set-method") int32_t set_method(int32_t r, int32_t m, void *p, size_t n);
IMPORT(HTTP("types"), "[method]outgoing-request.set-scheme") int32_t set_scheme(int32_t r, int32_t some, int32_t s, void *p, size_t n);
IMPORT(HTTP("types"), "[method]outgoing-request.set-authority") int32_t set_authority(int32_t r, int32_t some, void *p, size_t n);
IMPORT(HTTP("types"), "[method]outgoing-request.set-path-with-query") int32_t set_path(int32_t r, int32_t some, void *p, size_t n);
IMPORT(HTTP("types"), "[method]outgoing-request.body") void request_body(int32_t r, answer *ret);
IMPORT(HTTP("types"), "[method]outgoing-body.write") void body_write(int32_t b, answer *ret);
IMPORT(HTTP("types"), "[static]outgoing-body.finish") void body_finish(int32_t b, int32_t some, int32_t trailers, void *ret);
IMPORT(HTTP("outgoing-handler"), "handle") void handle(int32_t r, int32_t some, int32_t options, void *ret);
IMPORT(HTTP("types"), "[method]future-incoming-response.subscribe") int32_t response_subscribe(int32_t f);
IMPORT(HTTP("types"), "[method]future-incoming-response.get") void response_get(int32_t f, void *ret);
IMPORT(HTTP("types"), "[method]incoming-response.consume") void response_consume(int32_t r, answer *ret);
IMPORT(HTTP("types"), "[method]incoming-body.stream") void body_stream(int32_t b, answer *ret);

// Addresses of this host.
#define HERE(v6, port) (v6), (port), (v6) ? 0 : 127, 0, 0, (v6) ? 0 : 1, 0, 0, 0, 0, (v6) ? 1 : 0, 0
#define WOULD_BLOCK 8

static outcome result;
static outcome *fail(uint32_t code) { result.failed = 1; result.u.code = code; return &result; }
static outcome *give(bytes ok) { result.failed = 0; result.u.ok = ok; return &result; }
static void wait(int32_t pollable) { block(pollable); pollable_drop(pollable); }

static int write_all(int32_t out, bytes data) {
  while (data.len) {
    count allowed;
    check_write(out, &allowed);
    if (allowed.failed) return 0;
    size_t n = allowed.value < data.len ? allowed.value : data.len;
    if (!n) { wait(output_subscribe(out)); continue; }
    answer a;
    write_some(out, data.ptr, n, &a);
    if (a.failed) return 0;
    data.ptr += n; data.len -= n;
  }
  answer a;
  flush(out, &a);
  return !a.failed;
}

// Every read lands behind the last one, because nothing else is allocated meanwhile.
static bytes read_all(int32_t in) {
  bytes all = { 0, 0 };
  for (;;) {
    answer a;
    read_some(in, 1 << 16, &a);
    if (a.failed) return all;
    if (!all.ptr) all.ptr = a.u.bytes.ptr;
    if (all.ptr + all.len != a.u.bytes.ptr) __builtin_trap();
    all.len += a.u.bytes.len;
  }
}

EXPORT("tcp-client") outcome *tcp_client(int32_t v6, int32_t port, uint8_t *p, size_t n) {
  answer a;
  create_tcp(v6, &a);
  if (a.failed) return fail(a.u.code);
  int32_t socket = a.u.handle;
  tcp_start_connect(socket, instance_network(), HERE(v6, port), &a);
  if (a.failed) return fail(a.u.code);
  for (tcp_finish_connect(socket, &a); a.failed && a.u.code == WOULD_BLOCK; tcp_finish_connect(socket, &a))
    wait(tcp_subscribe(socket));
  if (a.failed) return fail(a.u.code);
  int32_t in = a.u.handles[0], out = a.u.handles[1];
  if (!write_all(out, (bytes){ p, n })) return fail(1000);
  tcp_shutdown(socket, 1, &a);
  bytes all = read_all(in);
  input_drop(in); output_drop(out); tcp_drop(socket);
  return give(all);
}

typedef struct { uint8_t failed; union { uint64_t ok; uint32_t code; } u; } total;
EXPORT("tcp-server") total *tcp_server(int32_t v6, int32_t port) {
  static total t;
  answer a;
#define TRY(call) do { call; if (a.failed) { t.failed = 1; t.u.code = a.u.code; return &t; } } while (0)
  TRY(create_tcp(v6, &a));
  int32_t socket = a.u.handle;
  TRY(tcp_start_bind(socket, instance_network(), HERE(v6, port), &a));
  TRY(tcp_finish_bind(socket, &a));
  TRY(tcp_start_listen(socket, &a));
  TRY(tcp_finish_listen(socket, &a));
  wait(tcp_subscribe(socket));
  TRY(tcp_accept(socket, &a));
  int32_t peer = a.u.handles[0], in = a.u.handles[1], out = a.u.handles[2];
  uint64_t n = 0;
  for (uint8_t *mark = top;; top = mark) {
    read_some(in, 1 << 16, &a);
    if (a.failed) break;
    n += a.u.bytes.len;
    if (!write_all(out, a.u.bytes)) { t.failed = 1; t.u.code = 1000; return &t; }
  }
  input_drop(in); output_drop(out); tcp_drop(peer); tcp_drop(socket);
  t.failed = 0; t.u.ok = n;
  return &t;
}

EXPORT("udp-client") outcome *udp_client(int32_t v6, int32_t port, uint8_t *p, size_t n) {
  answer a;
  create_udp(v6, &a);
  if (a.failed) return fail(a.u.code);
  int32_t socket = a.u.handle;
  udp_start_bind(socket, instance_network(), HERE(v6, 0), &a);
  if (!a.failed) udp_finish_bind(socket, &a);
  if (!a.failed) udp_stream(socket, 1, HERE(v6, port), &a);
  if (a.failed) return fail(a.u.code);
  int32_t in = a.u.handles[0], out = a.u.handles[1];
  // An outgoing-datagram: the data, and no address.
  struct { bytes data; uint8_t some; uint8_t address[35]; } datagram = { { p, n }, 0, { 0 } };
  _Static_assert(sizeof datagram == 44, "layout");
  count c;
  wait(udp_out_subscribe(out));
  udp_check_send(out, &c);
  if (c.failed || !c.value) return fail(1001);
  udp_send(out, &datagram, 1, &c);
  if (c.failed || c.value != 1) return fail(1002);
  do {
    wait(udp_in_subscribe(in));
    udp_receive(in, 1, &a);
    if (a.failed) return fail(a.u.code);
  } while (!a.u.bytes.len);
  return give(*(bytes *)a.u.bytes.ptr);
}

EXPORT("resolve") void *resolve(uint8_t *p, size_t n) {
  static struct { uint8_t failed; uint32_t value; } r;
  // result<option<ip-address>, error-code>.
  _Alignas(2) struct { uint8_t failed; uint8_t pad; union { uint8_t code; struct { uint8_t some; uint8_t address[19]; } next; } u; } a;
  answer names;
  r.failed = 0; r.value = 0;
  resolve_addresses(instance_network(), p, n, &names);
  if (names.failed) { r.failed = 1; r.value = names.u.code; return &r; }
  for (;;) {
    wait(names_subscribe(names.u.handle));
    next_address(names.u.handle, &a);
    if (a.failed) { r.failed = 1; r.value = a.u.code; return &r; }
    if (!a.u.next.some) return &r;
    r.value++;
  }
}

EXPORT("post") outcome *post(int32_t port, uint8_t *path, size_t n, uint8_t *body, size_t size) {
  char authority[16] = "localhost:";
  size_t at = 10;
  for (int32_t unit = 10000; unit; unit /= 10) authority[at++] = '0' + port / unit % 10;
  int32_t request = request_new(fields_new());
  if (set_method(request, 2, 0, 0) | set_scheme(request, 1, 0, 0, 0) | set_authority(request, 1, authority, at)
      | set_path(request, 1, path, n)) return fail(1003);
  answer a;
  request_body(request, &a);
  if (a.failed) return fail(1004);
  int32_t outgoing = a.u.handle;
  // result<future-incoming-response, error-code>, whose longest cases need 32 bytes behind 8.
  _Alignas(8) struct { uint8_t failed; uint8_t pad[7]; union { int32_t handle; uint8_t code; } u; uint8_t rest[28]; } sent;
  _Static_assert(sizeof sent == 40, "layout");
  handle(request, 0, 0, &sent);
  if (sent.failed) return fail(sent.u.code);
  body_write(outgoing, &a);
  if (a.failed) return fail(1005);
  int32_t out = a.u.handle;
  int written = write_all(out, (bytes){ body, size });
  output_drop(out);
  // result<_, error-code>.
  _Alignas(8) uint8_t finished[40];
  body_finish(outgoing, 0, 0, finished);
  // If it could not be written, the response says why.
  wait(response_subscribe(sent.u.handle));
  // option<result<result<incoming-response, error-code>>>.
  _Alignas(8) struct { uint8_t some; uint8_t p1[7]; uint8_t taken; uint8_t p2[7]; uint8_t failed; uint8_t p3[7];
           union { int32_t handle; uint8_t code; } u; uint8_t rest[28]; } got;
  _Static_assert(sizeof got == 56, "layout");
  response_get(sent.u.handle, &got);
  if (!got.some || got.taken) return fail(1007);
  if (got.failed) return fail(got.u.code);
  if (!written || finished[0]) return fail(1006);
  response_consume(got.u.handle, &a);
  if (a.failed) return fail(1008);
  body_stream(a.u.handle, &a);
  if (a.failed) return fail(1009);
  bytes all = read_all(a.u.handle);
  input_drop(a.u.handle);
  return give(all);
}
