package lab;

import peers.lab.LabImports;

/** What the world of the guest imports by itself. */
public final class Notebook implements LabImports {
  @Override
  public void note(String text) {
    System.out.println("note: " + text);
  }
}
