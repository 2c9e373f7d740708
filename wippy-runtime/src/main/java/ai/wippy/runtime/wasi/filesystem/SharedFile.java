package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.wasi.file.Opened;

/** What is open until the descriptor and all streams that were made of it are dropped. */
final class SharedFile {
  private final Opened opened;
  private final OpenFiles open;
  private int users = 1;

  SharedFile(Opened opened, OpenFiles open) {
    this.opened = opened;
    this.open = open;
  }

  Opened opened() {
    return opened;
  }

  SharedFile share() {
    users++;
    return this;
  }

  void release() {
    if (--users == 0) {
      open.remove(this);
      opened.close();
    }
  }
}
