package app;

/** Exports of core module 0. The build makes the implementation. */
interface ReactorCore0 {
  int cabiRealloc(int p0, int p1, int p2, int p3);
  int readFile(int p0, int p1);
  void postReadFile(int p0);
  int getEnv(int p0, int p1);
  void postGetEnv(int p0);
  int args();
  void postArgs(int p0);
  int readStdin();
  void postReadStdin(int p0);
  long sleepMs(int p0);
  void say(int p0, int p1);
}
