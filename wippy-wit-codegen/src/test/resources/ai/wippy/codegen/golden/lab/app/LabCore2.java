package app;

/** Exports of core module 2. The build makes the implementation. */
interface LabCore2 {
  int cabiImportRealloc(int p0, int p1, int p2, int p3);
}
