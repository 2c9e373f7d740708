package app;

/** Exports of core module 0. The build makes the implementation. */
interface NestedCore {
  int add(int p0, int p1);
  int next(int p0);
}
