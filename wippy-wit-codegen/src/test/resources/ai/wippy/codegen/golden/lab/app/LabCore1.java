package app;

/** Exports of core module 1. The build makes the implementation. */
interface LabCore1 {
  int cabiImportRealloc(int p0, int p1, int p2, int p3);
}
