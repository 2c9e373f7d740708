package app;

/** Exports of core module 0. The build makes the implementation. */
interface GaugesCore0 {
  void drop(int p0);
  int last();
}
