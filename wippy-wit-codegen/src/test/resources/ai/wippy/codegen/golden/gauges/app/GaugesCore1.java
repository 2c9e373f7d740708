package app;

/** Exports of core module 1. The build makes the implementation. */
interface GaugesCore1 {
  int make(int p0);
  int value(int p0);
  int sum(int p0, int p1);
}
