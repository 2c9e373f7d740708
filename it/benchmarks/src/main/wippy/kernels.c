// What guests spend their time on: bytes, numbers in memory, bits, floats. kernels.sh makes it.

#define EXPORT(name) __attribute__((export_name(#name)))

typedef unsigned char u8;
typedef unsigned int u32;

static u8 composite[1 << 16];
static u32 numbers[1 << 12];
static double left[64][64], right[64][64], product[64][64];

// How many primes there are below 65,536.
EXPORT(sieve) u32 sieve(void) {
  u32 count = 0;
  for (u32 i = 0; i < sizeof composite; i++) composite[i] = 0;
  for (u32 i = 2; i < sizeof composite; i++) {
    if (composite[i]) continue;
    count++;
    for (u32 j = 2 * i; j < sizeof composite; j += i) composite[j] = 1;
  }
  return count;
}

static void quicksort(u32 *from, u32 *to) {
  while (to - from > 1) {
    u32 pivot = from[(to - from - 1) / 2];
    u32 *i = from - 1, *j = to;
    for (;;) {
      do i++; while (*i < pivot);
      do j--; while (*j > pivot);
      if (i >= j) break;
      u32 swapped = *i;
      *i = *j;
      *j = swapped;
    }
    quicksort(from, j + 1);
    from = j + 1;
  }
}

// Sorts 4,096 numbers; the one in the middle.
EXPORT(sort) u32 sort(void) {
  u32 seed = 12345;
  for (u32 i = 0; i < 4096; i++) numbers[i] = seed = seed * 1664525 + 1013904223;
  quicksort(numbers, numbers + 4096);
  return numbers[2048];
}

static u32 rotated(u32 x, u32 by) { return x >> by | x << (32 - by); }

// Mixes 64 KB in the manner of SHA-256: a schedule of 64 words in memory, 64 rounds for each block.
EXPORT(hash) u32 hash(void) {
  u32 a = 0x6a09e667, b = 0xbb67ae85, c = 0x3c6ef372, d = 0xa54ff53a;
  u32 w[64];
  for (u32 block = 0; block < 1024; block++) {
    for (u32 i = 0; i < 16; i++) w[i] = block * 16 + i;
    for (u32 i = 16; i < 64; i++)
      w[i] = w[i - 16] + w[i - 7] + (rotated(w[i - 15], 7) ^ w[i - 15] >> 3) +
             (rotated(w[i - 2], 17) ^ w[i - 2] >> 10);
    for (u32 i = 0; i < 64; i++) {
      u32 mixed = d + w[i] + (rotated(a, 6) ^ rotated(a, 11)) + ((a & b) ^ (~a & c));
      d = c;
      c = b;
      b = a;
      a = mixed;
    }
  }
  return a ^ b ^ c ^ d;
}

// Multiplies two matrices of 64 times 64; an element of the product.
EXPORT(multiply) double multiply(void) {
  for (u32 i = 0; i < 64; i++)
    for (u32 j = 0; j < 64; j++) {
      left[i][j] = i + j;
      right[i][j] = (double)i - j;
      product[i][j] = 0;
    }
  for (u32 i = 0; i < 64; i++)
    for (u32 k = 0; k < 64; k++)
      for (u32 j = 0; j < 64; j++) product[i][j] += left[i][k] * right[k][j];
  return product[63][63];
}
