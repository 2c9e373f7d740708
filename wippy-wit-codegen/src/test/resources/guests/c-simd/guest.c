// Work on bytes, integers and floats. Compiled twice, without vectors and with -msimd128: then clang makes vectors of
// the loops, and the functions with two bodies have the one with intrinsics. Both give the same, bit for bit.
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

#define EXPORT(name) __attribute__((export_name(#name)))

typedef signed char s8;
typedef unsigned char u8;
typedef short s16;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

enum { SIZE = 1 << 14 };

static u8 bytes[SIZE] __attribute__((aligned(16)));
static u8 others[SIZE] __attribute__((aligned(16)));
static s16 shorts[SIZE] __attribute__((aligned(16)));
static u32 words[SIZE] __attribute__((aligned(16)));
static float singles[SIZE] __attribute__((aligned(16)));
static double doubles[SIZE] __attribute__((aligned(16)));

// Fills the memory with numbers that follow from one.
EXPORT(seed) void seed(u32 state) {
  for (u32 i = 0; i < SIZE; i++) {
    state = state * 1664525 + 1013904223;
    bytes[i] = state >> 24;
    others[i] = state >> 16;
    shorts[i] = state >> 8;
    words[i] = state;
    singles[i] = (float)(int)(state >> 4) / 65536 - 900;
    doubles[i] = (double)(state >> 3) / 3 - 100000;
  }
}

static u32 mix(u32 hash, u32 value) { return (hash ^ value) * 16777619; }

static u32 digest(const void *from, u32 size) {
  const u32 *at = from;
  u32 hash = 2166136261;
#pragma clang loop vectorize(disable)
  for (u32 i = 0; i < size / 4; i++) hash = mix(hash, at[i]);
  return hash;
}

// Blends two pictures, as integers: out = (a * 3 + b) / 4.
EXPORT(blend) void blend(void) {
  for (u32 i = 0; i < SIZE; i++) bytes[i] = (bytes[i] * 3 + others[i] + 2) >> 2;
}

// Brightens a picture, up to white.
EXPORT(brighten) void brighten(void) {
  for (u32 i = 0; i < SIZE; i++) {
    u32 sum = bytes[i] + others[i];
    bytes[i] = sum > 255 ? 255 : sum;
  }
}

// How many bytes are the same.
EXPORT(equal) u32 equal(void) {
#ifdef __wasm_simd128__
  u32 count = 0;
  for (u32 i = 0; i < SIZE; i += 16) {
    v128_t same = wasm_i8x16_eq(wasm_v128_load(bytes + i), wasm_v128_load(others + i));
    count += __builtin_popcount(wasm_i8x16_bitmask(same));
  }
  return count;
#else
  u32 count = 0;
  for (u32 i = 0; i < SIZE; i++) count += bytes[i] == others[i];
  return count;
#endif
}

// Writes bytes as hexadecimal digits; 16 bytes make 32.
EXPORT(hexadecimal) void hexadecimal(void) {
#ifdef __wasm_simd128__
  v128_t digits = wasm_i8x16_make('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f');
  for (u32 i = 0; i < SIZE / 2; i += 16) {
    v128_t from = wasm_v128_load(bytes + i);
    v128_t high = wasm_i8x16_swizzle(digits, wasm_u8x16_shr(from, 4));
    v128_t low = wasm_i8x16_swizzle(digits, wasm_v128_and(from, wasm_i8x16_splat(15)));
    wasm_v128_store(others + 2 * i,
                    wasm_i8x16_shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    wasm_v128_store(others + 2 * i + 16, wasm_i8x16_shuffle(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29,
                                                            14, 30, 15, 31));
  }
#else
  for (u32 i = 0; i < SIZE / 2; i++) {
    others[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    others[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
#endif
}

// Scalar product of short integers, wrapping.
EXPORT(correlate) u32 correlate(void) {
  int sum = 0;
  for (u32 i = 0; i < SIZE / 2; i++) sum = (int)((u32)sum + (u32)(shorts[i] * shorts[i + SIZE / 2]));
  return sum;
}

// Rounds of adding, rotating and exclusive or, on four words side by side.
EXPORT(scramble) void scramble(void) {
  for (u32 round = 0; round < 4; round++)
    for (u32 i = 0; i < SIZE / 2; i++) {
      u32 a = words[i], b = words[i + SIZE / 2];
      a += b;
      b ^= a;
      b = b << 7 | b >> 25;
      words[i] = a;
      words[i + SIZE / 2] = b;
    }
}

// Smallest and largest of floats, and a straight line through each.
EXPORT(scale) float scale(void) {
  float least = singles[0], most = singles[0];
  for (u32 i = 0; i < SIZE; i++) {
    singles[i] = singles[i] * 0.75f + 1.5f;
    least = singles[i] < least ? singles[i] : least;
    most = singles[i] > most ? singles[i] : most;
  }
  return most - least;
}

// One step of smoothing doubles, and their rounding to integers.
EXPORT(smooth) void smooth(void) {
  for (u32 i = 0; i + 2 < SIZE; i++) doubles[i] = doubles[i] * 0.25 + doubles[i + 1] * 0.5 + doubles[i + 2] * 0.25;
  for (u32 i = 0; i < SIZE; i++) words[i] ^= (int)doubles[i];
}

// A picture of the Mandelbrot set, four points at once.
EXPORT(mandelbrot) u32 mandelbrot(void) {
  u32 total = 0;
  for (int y = 0; y < 48; y++)
    for (int x = 0; x < 64; x += 4) {
#ifdef __wasm_simd128__
      v128_t re = wasm_f32x4_add(wasm_f32x4_mul(wasm_f32x4_make(x, x + 1, x + 2, x + 3), wasm_f32x4_splat(0.046875f)),
                                 wasm_f32x4_splat(-2.25f));
      v128_t im = wasm_f32x4_splat(y * 0.046875f - 1.125f);
      v128_t a = re, b = im, counts = wasm_i32x4_splat(0);
      for (int i = 0; i < 50; i++) {
        v128_t aa = wasm_f32x4_mul(a, a), bb = wasm_f32x4_mul(b, b);
        v128_t inside = wasm_f32x4_lt(wasm_f32x4_add(aa, bb), wasm_f32x4_splat(4));
        if (!wasm_v128_any_true(inside)) break;
        counts = wasm_i32x4_sub(counts, inside);
        b = wasm_f32x4_add(wasm_f32x4_mul(wasm_f32x4_mul(a, b), wasm_f32x4_splat(2)), im);
        a = wasm_f32x4_add(wasm_f32x4_sub(aa, bb), re);
      }
      total += wasm_i32x4_extract_lane(counts, 0) + wasm_i32x4_extract_lane(counts, 1) +
               wasm_i32x4_extract_lane(counts, 2) + wasm_i32x4_extract_lane(counts, 3);
#else
      for (int each = x; each < x + 4; each++) {
        float re = each * 0.046875f + -2.25f, im = y * 0.046875f - 1.125f, a = re, b = im;
        for (int i = 0; i < 50; i++) {
          float aa = a * a, bb = b * b;
          if (!(aa + bb < 4)) break;
          total++;
          b = a * b * 2 + im;
          a = aa - bb + re;
        }
      }
#endif
    }
  return total;
}

// What has become of the memory.
EXPORT(sum) u32 sum(void) {
  u32 hash = digest(bytes, sizeof bytes);
  hash = mix(hash, digest(others, sizeof others));
  hash = mix(hash, digest(shorts, sizeof shorts));
  hash = mix(hash, digest(words, sizeof words));
  hash = mix(hash, digest(singles, sizeof singles));
  return mix(hash, digest(doubles, sizeof doubles));
}
