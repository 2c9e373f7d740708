package ai.wippy.runtime.wasi.preview1;

/** Error numbers of preview 1, those that occur here. */
enum Errno {
  SUCCESS(0),
  BADF(8),
  FAULT(21),
  INVAL(28),
  IO(29),
  NOTDIR(54),
  NOTSOCK(57),
  NOTSUP(58),
  SPIPE(70);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
