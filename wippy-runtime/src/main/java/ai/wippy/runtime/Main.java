package ai.wippy.runtime;

import ai.wippy.runtime.process.StandardStreams;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** The main class of an application's jar. */
public final class Main {
  private Main() {}

  /** Does what the command line asks for and exits; see {@code --help}. */
  public static void main(String[] args) {
    // Bytes pass as they are: System.out would write them one encoding later.
    var streams =
        new StandardStreams(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Main::atTerminal);
    var loader = Main.class.getClassLoader();
    var shell = new Shell(() -> Wippy.read(loader), loader, Kinds::all, streams);
    exit(shell.run(args));
  }

  /**
   * Ends the JVM. Where to return is enough, it returns: {@link System#exit} asks for a logger
   * first, which takes longer than many a command.
   */
  private static void exit(int status) {
    if (status != 0 || othersKeepTheJvmAlive()) {
      System.exit(status);
    }
  }

  private static boolean othersKeepTheJvmAlive() {
    Thread[] threads = new Thread[Thread.activeCount() + 1];
    int found = Thread.enumerate(threads);
    for (int i = 0; i < found; i++) {
      if (!threads[i].isDaemon() && threads[i] != Thread.currentThread()) {
        return true;
      }
    }
    // As many as there is room for, and perhaps more.
    return found == threads.length;
  }

  /** The JDK takes a while to find out. */
  private static boolean atTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
