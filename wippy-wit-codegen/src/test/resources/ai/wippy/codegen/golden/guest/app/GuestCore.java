package app;

/** Exports of core module 0. The build makes the implementation. */
interface GuestCore {
  int cabiRealloc(int p0, int p1, int p2, int p3);
  int add(int p0, int p1);
  int apiGreet(int p0, int p1);
  void postApiGreet(int p0);
  int apiEchoPerson(int p0, int p1, int p2, int p3, int p4, int p5);
  void postApiEchoPerson(int p0);
  int apiTransformUsers(int p0, int p1);
  void postApiTransformUsers(int p0);
  long apiSum(int p0, int p1);
  int apiDivide(int p0, int p1);
  void postApiDivide(int p0);
  double apiArea(int p0, long p1, long p2);
  int apiNextColor(int p0);
  int apiToggle(int p0);
  int apiMinmax(int p0, int p1);
  int apiInitial(int p0, int p1);
  long apiFib(int p0);
}
