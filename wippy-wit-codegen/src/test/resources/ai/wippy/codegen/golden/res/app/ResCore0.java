package app;

/** Exports of core module 0. The build makes the implementation. */
interface ResCore0 {
  void _5(int p0);
}
