package ai.wippy.runtime.wasi.preview1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.TestMemory;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.StandardStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class Preview1Test {
  private static final int SUCCESS = 0;
  private static final int BADF = 8;
  private static final int FAULT = 21;
  private static final int INVAL = 28;
  private static final int NOTSUP = 58;

  /** Addresses of results, away from what the tests put at the bottom. */
  private static final int RESULT = 0x8000;

  private final GuestMemory memory = TestMemory.ofPages(1);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Preview1 host =
      new Preview1(
          new StandardStreams(
              new ByteArrayInputStream("line\nrest".getBytes(UTF_8)), out, err, () -> true),
          List.of("greet", "Zoë"),
          Map.of("B", "2", "A", "1"));

  private int call(String name, long... args) {
    return call(host, name, args);
  }

  private int call(Preview1 host, String name, long... args) {
    return Preview1.run(Objects.requireNonNull(host.find(name)).call(), memory, args);
  }

  private void put(int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, memory.array(), at, bytes.length);
  }

  private String text(int at, int length) {
    return new String(memory.array(), at, length, UTF_8);
  }

  private void vector(int at, int address, int length) {
    memory.i32(at, address);
    memory.i32(at + 4, length);
  }

  @Test
  void argumentsEndWithZeros() {
    assertThat(call("args_sizes_get", RESULT, RESULT + 4)).isEqualTo(SUCCESS);
    assertThat(memory.i32(RESULT)).isEqualTo(2);
    assertThat(memory.i32(RESULT + 4)).isEqualTo("greet\0Zoë\0".getBytes(UTF_8).length);
    assertThat(call("args_get", 16, 64)).isEqualTo(SUCCESS);
    assertThat(memory.i32(16)).isEqualTo(64);
    assertThat(memory.i32(20)).isEqualTo(70);
    assertThat(text(64, 11)).isEqualTo("greet\0Zoë\0");
  }

  @Test
  void variablesAreListedByName() {
    assertThat(call("environ_get", 16, 64)).isEqualTo(SUCCESS);
    assertThat(text(64, 8)).isEqualTo("A=1\0B=2\0");
  }

  @Test
  void nothingGivenIsEmpty() {
    var bare = new Preview1(host("", OutputStream.nullOutputStream()), List.of(), Map.of());
    assertThat(call(bare, "args_sizes_get", RESULT, RESULT + 4)).isEqualTo(SUCCESS);
    assertThat(memory.i64(RESULT)).isZero();
    assertThat(call(bare, "environ_get", 0x1_0000, 0x1_0000)).isEqualTo(SUCCESS);
  }

  @Test
  void streamsThatNobodyReadsLineByLineAreNoTerminals() {
    var bare = new Preview1(host("", OutputStream.nullOutputStream()), List.of(), Map.of());
    assertThat(call(bare, "fd_fdstat_get", 1, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.u8(RESULT)).isZero();
    assertThat(call(bare, "fd_filestat_get", 1, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.u8(RESULT + 16)).isZero();
  }

  private static StandardStreams host(String in, OutputStream out) {
    return new StandardStreams(new ByteArrayInputStream(in.getBytes(UTF_8)), out, out);
  }

  @Test
  void writesGatherTheirParts() {
    put(100, "hello ");
    put(200, "world\n");
    vector(16, 100, 6);
    vector(24, 0, 0);
    vector(32, 200, 6);
    assertThat(call("fd_write", 1, 16, 3, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.i32(RESULT)).isEqualTo(12);
    assertThat(out.toString(UTF_8)).isEqualTo("hello world\n");
    assertThat(call("fd_write", 2, 16, 1, RESULT)).isEqualTo(SUCCESS);
    assertThat(err.toString(UTF_8)).isEqualTo("hello ");
  }

  @Test
  void readsScatterUntilTheInputEnds() {
    vector(16, 100, 2);
    vector(24, 200, 1_000);
    assertThat(call("fd_read", 0, 16, 2, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.i32(RESULT)).isEqualTo(9);
    assertThat(text(100, 2) + text(200, 7)).isEqualTo("line\nrest");
    assertThat(call("fd_read", 0, 16, 2, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.i32(RESULT)).isZero();
  }

  @Test
  void aReadThatOverwritesItsVectorsStaysInside() {
    var input = new ByteArrayInputStream(new byte[] {-1, -1, -1, 127, -1, -1, -1, 127, 1, 1, 1});
    var greedy = new Preview1(new StandardStreams(input, out, err), List.of(), Map.of());
    vector(16, 24, 8);
    vector(24, 200, 3);
    assertThat(call(greedy, "fd_read", 0, 16, 2, RESULT)).isEqualTo(FAULT);
  }

  @ParameterizedTest
  @CsvSource({
    // descriptor, vectors, count, result, errno
    "1,  0xFFFF0000, 1,          0x8000,     21",
    "1,  65536,      1,          0x8000,     21",
    "1,  65533,      1,          0x8000,     21",
    "1,  16,         0xFFFFFFFF, 0x8000,     21",
    "1,  16,         0x20000000, 0x8000,     21",
    "1,  16,         1,          65533,      21",
    "1,  16,         1,          0xFFFFFFFC, 21",
    "1,  16,         0,          0x8000,     0",
    "0,  16,         1,          0x8000,     8",
    "3,  16,         1,          0x8000,     8",
    "-1, 16,         1,          0x8000,     8",
    "0x7FFFFFFF, 16, 1,          0x8000,     8",
  })
  void hostileWrites(String fd, String vectors, String count, String result, int errno) {
    vector(16, 100, 3);
    assertThat(
            call(
                "fd_write",
                Long.decode(fd).intValue(),
                Long.decode(vectors).intValue(),
                Long.decode(count).intValue(),
                Long.decode(result).intValue()))
        .isEqualTo(errno);
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 0x1_0000, 0xFFFF})
  void aPartOutsideWritesNothingAtAll(int address) {
    vector(16, 100, 3);
    vector(24, address, 2);
    assertThat(call("fd_write", 1, 16, 2, RESULT)).isEqualTo(FAULT);
    assertThat(out.size()).isZero();
  }

  @Test
  void partsThatTogetherExceedTheCountAreRefused() {
    var large = TestMemory.ofPages(4);
    for (int i = 0; i < 8_192; i++) {
      large.i32(8 * i + 4, 0x4_0000);
    }
    var write = Objects.requireNonNull(host.find("fd_write")).call();
    assertThat(Preview1.run(write, large, new long[] {1, 0, 8_192, 0x2_0000})).isEqualTo(INVAL);
    assertThat(out.size()).isZero();
  }

  @Test
  void aBrokenPipeIsAnErrorNumber() {
    var broken =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    vector(16, 100, 3);
    assertThat(
            call(new Preview1(host("", broken), List.of(), Map.of()), "fd_write", 1, 16, 1, RESULT))
        .isEqualTo(29);
  }

  @Test
  void aClosedStreamIsGone() {
    assertThat(call("fd_close", 1)).isEqualTo(SUCCESS);
    assertThat(call("fd_close", 1)).isEqualTo(BADF);
    assertThat(call("fd_write", 1, 16, 0, RESULT)).isEqualTo(BADF);
    assertThat(call("fd_fdstat_get", 1, RESULT)).isEqualTo(BADF);
  }

  @Test
  void renumberMovesAStream() {
    assertThat(call("fd_renumber", 2, 1)).isEqualTo(SUCCESS);
    put(100, "moved");
    vector(16, 100, 5);
    assertThat(call("fd_write", 1, 16, 1, RESULT)).isEqualTo(SUCCESS);
    assertThat(err.toString(UTF_8)).isEqualTo("moved");
    assertThat(call("fd_write", 2, 16, 1, RESULT)).isEqualTo(BADF);
    assertThat(call("fd_renumber", 1, 7)).isEqualTo(BADF);
  }

  @Test
  void renumberOntoItselfKeepsTheStream() {
    assertThat(call("fd_renumber", 1, 1)).isEqualTo(SUCCESS);
    assertThat(call("fd_fdstat_get", 1, RESULT)).isEqualTo(SUCCESS);
  }

  /** What C libraries look at to see a terminal: a character device without the right to seek. */
  @Test
  void streamsLookLikeTerminals() {
    assertThat(call("fd_fdstat_set_flags", 1, 1)).isEqualTo(SUCCESS);
    assertThat(call("fd_fdstat_get", 1, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.u8(RESULT)).isEqualTo(2);
    assertThat(memory.u16(RESULT + 2)).isEqualTo(1);
    assertThat(memory.i64(RESULT + 8) & (1 << 2 | 1 << 5)).isZero();
    assertThat(call("fd_fdstat_set_flags", 1, 0x20)).isEqualTo(INVAL);
    assertThat(call("fd_filestat_get", 1, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.u8(RESULT + 16)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"fd_seek, 70", "fd_tell, 70", "fd_pread, 70", "fd_readdir, 54", "sock_recv, 57"})
  void streamsRefuseWhatTheyCannotDo(String name, int errno) {
    assertThat(call(name, 1, 0, 0, 0, 0, 0)).isEqualTo(errno);
    assertThat(call(name, 9, 0, 0, 0, 0, 0)).isEqualTo(BADF);
  }

  @Test
  void thereAreNoFiles() {
    assertThat(call("fd_prestat_get", 3, RESULT)).isEqualTo(BADF);
    assertThat(call("path_open", 3, 0, 0, 0, 0, 0, 0, 0, RESULT)).isEqualTo(BADF);
    assertThat(call("path_open", 1, 0, 0, 0, 0, 0, 0, 0, RESULT)).isEqualTo(54);
    assertThat(call("path_symlink", 0, 0, 3, 0, 0)).isEqualTo(BADF);
  }

  @Test
  void clocks() {
    long before = Instant.now().toEpochMilli();
    assertThat(call("clock_time_get", 0, 1, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.i64(RESULT) / 1_000_000).isBetween(before, Instant.now().toEpochMilli());
    assertThat(call("clock_time_get", 1, 1, RESULT)).isEqualTo(SUCCESS);
    long first = memory.i64(RESULT);
    assertThat(call("clock_time_get", 1, 1, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.i64(RESULT)).isGreaterThanOrEqualTo(first);
    assertThat(call("clock_time_get", 2, 1, RESULT)).isEqualTo(NOTSUP);
    assertThat(call("clock_time_get", 4, 1, RESULT)).isEqualTo(INVAL);
    assertThat(call("clock_time_get", 0, 1, -8)).isEqualTo(FAULT);
    assertThat(call("clock_res_get", 0, RESULT)).isEqualTo(SUCCESS);
    assertThat(memory.i64(RESULT)).isPositive();
  }

  @Test
  void randomBytesFillTheirPlaceAndNoMore() {
    assertThat(call("random_get", 100, 64)).isEqualTo(SUCCESS);
    assertThat(memory.i64(100) | memory.i64(108)).isNotZero();
    assertThat(memory.i32(96)).isZero();
    assertThat(memory.i64(164)).isZero();
    assertThat(call("random_get", 0, 0x1_0000)).isEqualTo(SUCCESS);
    assertThat(call("random_get", 0, 0x1_0001)).isEqualTo(FAULT);
    assertThat(call("random_get", 0, -1)).isEqualTo(FAULT);
  }

  private void clockSubscription(int at, long userdata, int clock, long nanos, boolean absolute) {
    memory.i64(at, userdata);
    memory.u8(at + 8, 0);
    memory.i32(at + 16, clock);
    memory.i64(at + 24, nanos);
    memory.u16(at + 40, absolute ? 1 : 0);
  }

  @Test
  void pollWaitsForTheNearestClock() {
    clockSubscription(0, 7, 1, Duration.ofMinutes(5).toNanos(), false);
    clockSubscription(48, 8, 1, Duration.ofMillis(30).toNanos(), false);
    long start = System.nanoTime();
    assertThat(call("poll_oneoff", 0, 0x1000, 2, RESULT)).isEqualTo(SUCCESS);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(30), Duration.ofSeconds(10));
    assertThat(memory.i32(RESULT)).isEqualTo(1);
    assertThat(memory.i64(0x1000)).isEqualTo(8);
    assertThat(memory.u16(0x1008)).isEqualTo(SUCCESS);
  }

  @Test
  void pollReportsStreamsAndMistakesAtOnce() {
    clockSubscription(0, 1, 1, -1, false);
    memory.i64(48, 2);
    memory.u8(56, 2);
    memory.i32(64, 1);
    memory.i64(96, 3);
    memory.u8(104, 1);
    memory.i32(112, 9);
    clockSubscription(144, 4, 77, 5, false);
    clockSubscription(192, 5, 0, 1, true);
    assertThat(call("poll_oneoff", 0, 0x1000, 5, RESULT)).isEqualTo(SUCCESS);
    var events = new ArrayList<String>();
    for (int i = 0; i < memory.i32(RESULT); i++) {
      int at = 0x1000 + 32 * i;
      events.add("%d: %d".formatted(memory.i64(at), memory.u16(at + 8)));
    }
    assertThat(events).containsExactly("2: 0", "3: 8", "4: 28", "5: 0");
    assertThat(memory.u8(0x100A)).isEqualTo(2);
  }

  @Test
  void anInterruptEndsThePoll() {
    clockSubscription(0, 1, 1, -1, false);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> call("poll_oneoff", 0, 0x1000, 1, RESULT))
        .isInstanceOfSatisfying(
            Trap.class, trap -> assertThat(trap.kind()).isEqualTo(Kind.CANCELED));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void importsOfAnotherTypeAreRefused() {
    assertThat(host.function("fd_write_all", new FunctionShape("i", "i"))).isEmpty();
    assertThatThrownBy(() -> host.function("fd_write", new FunctionShape("iii", "i")))
        .isInstanceOf(Trap.class)
        .hasMessage(
            "fd_write of wasi_snapshot_preview1 has the type iiii -> i, but the module imports iii -> i");
  }

  /** Whatever numbers a guest passes, an error number comes back and the memory keeps its size. */
  @Test
  void hostileNumbers() {
    String[] names =
        """
        args_get args_sizes_get environ_get environ_sizes_get clock_res_get clock_time_get
        poll_oneoff random_get sched_yield proc_raise fd_read fd_write fd_close fd_renumber fd_sync
        fd_datasync fd_fdstat_get fd_fdstat_set_flags fd_filestat_get fd_fdstat_set_rights
        fd_filestat_set_size fd_filestat_set_times fd_advise fd_allocate fd_seek fd_tell fd_pread
        fd_pwrite fd_prestat_get fd_prestat_dir_name fd_readdir path_create_directory
        path_remove_directory path_unlink_file path_filestat_get path_filestat_set_times path_link
        path_open path_readlink path_rename path_symlink sock_accept sock_recv sock_send
        sock_shutdown
        """
            .split("\\s+");
    long[] numbers = {
      0, 1, 2, 3, 8, 47, 48, 0xFFFF, 0x1_0000, -1, -8, Integer.MIN_VALUE, Integer.MAX_VALUE
    };
    var random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      var name = names[random.nextInt(names.length)];
      long[] args = random.ints(9, 0, numbers.length).mapToLong(i -> numbers[i]).toArray();
      var fresh =
          new Preview1(host("input", OutputStream.nullOutputStream()), List.of("a"), Map.of());
      Arrays.fill(memory.array(), (byte) 0);
      assertThat(call(fresh, name, args)).as("%s%s", name, List.of(args)).isBetween(0, 76);
      assertThat(memory.size()).isEqualTo(0x1_0000);
    }
  }
}
