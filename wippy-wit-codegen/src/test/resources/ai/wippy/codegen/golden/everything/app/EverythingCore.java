package app;

/** Exports of core module 0. The build makes the implementation. */
interface EverythingCore {
  int cabiRealloc(int p0, int p1, int p2, int p3);
  int apiNumbers(
      int p0,
      int p1,
      int p2,
      int p3,
      int p4,
      int p5,
      long p6,
      long p7,
      float p8,
      double p9,
      int p10,
      int p11);
  void postApiNumbers(int p0);
  int apiArrays(
      int p0,
      int p1,
      int p2,
      int p3,
      int p4,
      int p5,
      int p6,
      int p7,
      int p8,
      int p9,
      int p10,
      int p11);
  void postApiArrays(int p0);
  int apiMoreArrays(
      int p0,
      int p1,
      int p2,
      int p3,
      int p4,
      int p5,
      int p6,
      int p7,
      int p8,
      int p9,
      int p10,
      int p11);
  void postApiMoreArrays(int p0);
  int apiCenter(int p0, int p1);
  void postApiCenter(int p0);
  int apiDeep(float p0, float p1, int p2, float p3, float p4, int p5, int p6, int p7, int p8);
  void postApiDeep(int p0);
  int apiPick(int p0, long p1, int p2, int p3);
  void postApiPick(int p0);
  int apiAllow(int p0, int p1);
  void postApiAllow(int p0);
  int apiCheck();
  void postApiCheck(int p0);
  int apiNarrow(int p0, int p1);
  void postApiNarrow(int p0);
  int apiToString();
  void postApiToString(int p0);
  int apiGetClass(int p0, int p1, int p2, int p3, int p4, int p5);
  void postApiGetClass(int p0);
  int apiSpill(int p0);
  void postApiSpill(int p0);
  void apiWait();
  void postApiWait();
  void log(int p0, int p1, int p2, int p3);
  void postLog();
  double area(double p0, double p1);
  void postArea(double p0);
}
