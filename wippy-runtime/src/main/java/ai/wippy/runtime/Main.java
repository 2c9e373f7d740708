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
    System.exit(shell.run(args));
  }

  /** The JDK takes a while to find out. */
  private static boolean atTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
