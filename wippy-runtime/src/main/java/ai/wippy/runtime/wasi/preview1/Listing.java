package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.wasi.file.Attributes;
import ai.wippy.runtime.wasi.file.DirectoryEntries;
import ai.wippy.runtime.wasi.file.FileError;
import java.util.ArrayList;
import java.util.List;

/**
 * Directories as guests list them: as many entries as fit into a buffer, the last one cut off where
 * it ends. A listing that begins anew sees what has changed; one that goes on does not.
 */
final class Listing {
  private static final int HEADER = 24;

  private final Descriptors descriptors;

  Listing(Descriptors descriptors) {
    this.descriptors = descriptors;
  }

  Errno read(GuestMemory memory, long[] args) throws FileError {
    var folder = descriptors.folder(args[0]);
    if (folder == null) {
      return descriptors.notA(args[0], Errno.NOTDIR);
    }
    int room = (int) args[2];
    int buffer = memory.range((int) args[1], Integer.toUnsignedLong(room), 1);
    int used = memory.range((int) args[4], 4, 1);
    long cookie = args[3];
    List<DirectoryEntries.Entry> entries = folder.entries;
    if (entries == null || cookie == 0) {
      entries = entries(folder);
      folder.entries = entries;
    }
    if (cookie < 0 || cookie > entries.size()) {
      return Errno.INVAL;
    }
    int written = 0;
    for (int i = (int) cookie; i < entries.size() && written < room; i++) {
      byte[] entry = encode(entries.get(i), i + 1);
      int length = Math.min(entry.length, room - written);
      System.arraycopy(entry, 0, memory.array(), buffer + written, length);
      written += length;
    }
    memory.i32(used, written);
    return Errno.SUCCESS;
  }

  private static List<DirectoryEntries.Entry> entries(Descriptor.Folder folder) throws FileError {
    var all = new ArrayList<DirectoryEntries.Entry>();
    long self = folder.directory.attributes().inode();
    all.add(new DirectoryEntries.Entry(".", Attributes.Type.DIRECTORY, self));
    // What is above a directory is none of the guest's business, not even its number.
    all.add(new DirectoryEntries.Entry("..", Attributes.Type.DIRECTORY, self));
    try (DirectoryEntries entries = folder.directory.entries()) {
      for (var each = entries.next(); each != null; each = entries.next()) {
        all.add(each);
      }
    }
    return all;
  }

  private static byte[] encode(DirectoryEntries.Entry entry, long next) {
    byte[] name = GuestText.bytes(entry.name());
    byte[] bytes = new byte[HEADER + name.length];
    put(bytes, 0, next, 8);
    put(bytes, 8, entry.inode(), 8);
    put(bytes, 16, name.length, 4);
    put(bytes, 20, FileStat.type(entry.type()), 4);
    System.arraycopy(name, 0, bytes, HEADER, name.length);
    return bytes;
  }

  private static void put(byte[] bytes, int at, long value, int size) {
    for (int i = 0; i < size; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
  }
}
