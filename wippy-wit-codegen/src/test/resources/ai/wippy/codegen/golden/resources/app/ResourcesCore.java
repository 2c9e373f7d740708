package app;

/** Exports of core module 0. The build makes the implementation. */
interface ResourcesCore {
  int cabiRealloc(int p0, int p1, int p2, int p3);
  int run();
  void postRun(int p0);
}
