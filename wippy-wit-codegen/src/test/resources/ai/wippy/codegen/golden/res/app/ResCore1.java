package app;

/** Exports of core module 1. The build makes the implementation. */
interface ResCore1 {
  int cabiRealloc(int p0, int p1, int p2, int p3);
  int logTo(int p0, int p1, int p2, int p3);
  void postLogTo(int p0);
  int countersConstructorCounter(long p0);
  long countersMethodCounterIncrement(int p0, long p1);
  long countersMethodCounterValue(int p0);
  int countersMethodCounterLabel(int p0);
  void postCountersMethodCounterLabel(int p0);
  int countersStaticCounterMerge(int p0, int p1);
  long countersLarger(int p0, int p1);
  int countersSplit(int p0, int p1);
  void postCountersSplit(int p0);
  int countersLive();
}
