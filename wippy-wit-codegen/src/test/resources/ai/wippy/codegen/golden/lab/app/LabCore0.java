package app;

/** Exports of core module 0. The build makes the implementation. */
interface LabCore0 {
  int cabiRealloc(int p0, int p1, int p2, int p3);
  int sample(int p0, int p1);
  void postSample(int p0);
  int drive(int p0, int p1, long p2);
  void postDrive(int p0);
  void keep(int p0);
  int giveBack();
  void forget(int p0);
}
