package lab;

import app.DriveImports;

/** What the world of the guest imports by itself. */
public final class Notebook implements DriveImports {
  @Override
  public void note(String text) {
    System.out.println("note: " + text);
  }
}
