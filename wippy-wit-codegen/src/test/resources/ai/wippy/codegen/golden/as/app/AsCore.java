package app;

/** Exports of core module 0. The build makes the implementation. */
interface AsCore {
  int cabiRealloc(int p0, int p1, int p2, int p3);
  int add(int p0, int p1);
  int greet(int p0, int p1);
  void postGreet(int p0);
}
