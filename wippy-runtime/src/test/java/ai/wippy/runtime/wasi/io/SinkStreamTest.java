package ai.wippy.runtime.wasi.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SinkStreamTest {
  private static final Result<Unit, StreamError> CLOSED = Result.err(new StreamError.Closed());

  /** Takes {@code room} bytes until it is emptied. */
  private static final class Narrow implements Sink {
    final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    final long room;
    volatile Event emptied = new Event();
    volatile long left;
    int flushes;

    Narrow(long room) {
      this.room = room;
      left = room;
    }

    @Override
    public Result<Long, StreamError> checkWrite() {
      return Result.ok(left);
    }

    @Override
    public Result<Unit, StreamError> write(byte[] bytes) {
      taken.writeBytes(bytes);
      left -= bytes.length;
      if (left == 0) {
        Thread.ofVirtual().start(this::empty);
      }
      return Result.ok();
    }

    private void empty() {
      left = room;
      emptied.happen();
    }

    @Override
    public Result<Unit, StreamError> flush() {
      flushes++;
      return Result.ok();
    }

    @Override
    public boolean ready() {
      return left > 0;
    }

    @Override
    public Watch watch(Runnable wake) {
      if (emptied.ready()) {
        emptied = new Event();
      }
      return ready() ? NOW.watch(wake) : emptied.watch(wake);
    }
  }

  private static SinkStream stream(Sink sink) {
    return new SinkStream(sink, () -> {});
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void aWriteNeedsAPermit() {
    var stream = stream(new Narrow(5));
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> stream.write(bytes("a")))
        .withMessage("a write of 1 bytes, where check-write has allowed 0");
    assertThat(stream.checkWrite()).isEqualTo(Result.ok(5L));
    assertThat(stream.write(bytes("abc"))).isEqualTo(Result.ok());
    assertThat(stream.writeZeroes(1)).isEqualTo(Result.ok());
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> stream.write(bytes("ef")));
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> stream.writeZeroes(-1));
  }

  @Test
  void aFlushEndsThePermit() {
    var narrow = new Narrow(5);
    var stream = stream(narrow);
    stream.checkWrite();
    assertThat(stream.flush()).isEqualTo(Result.ok());
    assertThat(narrow.flushes).isEqualTo(1);
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> stream.write(bytes("a")));
  }

  @Test
  void aBlockingWriteGoesInParts() {
    var narrow = new Narrow(3);
    var stream = stream(narrow);
    assertThat(stream.blockingWriteAndFlush(bytes("abcdefgh"))).isEqualTo(Result.ok());
    assertThat(narrow.taken.toString(UTF_8)).isEqualTo("abcdefgh");
    assertThat(narrow.flushes).isEqualTo(1);
    assertThat(stream.blockingWriteZeroesAndFlush(4)).isEqualTo(Result.ok());
    assertThat(narrow.taken.size()).isEqualTo(12);
  }

  @Test
  void aBlockingWriteHasALimit() {
    var stream = stream(new Narrow(3));
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> stream.blockingWriteAndFlush(new byte[4097]))
        .withMessage("a blocking write of 4097 bytes, more than 4096");
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> stream.blockingWriteZeroesAndFlush(-1));
  }

  @Test
  void splicesNoMoreThanThereIsRoomFor() {
    var narrow = new Narrow(4);
    var stream = stream(narrow);
    var from =
        new SourceStream(new StreamSource(new ByteArrayInputStream(bytes("abcdefgh"))), () -> {});
    assertThat(stream.splice(from, 2)).isEqualTo(Result.ok(2L));
    assertThat(stream.splice(from, -1)).isEqualTo(Result.ok(2L));
    assertThat(stream.blockingSplice(from, 100)).isEqualTo(Result.ok(4L));
    assertThat(narrow.taken.toString(UTF_8)).isEqualTo("abcdefgh");
    assertThat(stream.blockingSplice(from, 100)).isEqualTo(Result.err(new StreamError.Closed()));
  }

  @Test
  void aFailureIsToldOnce() {
    var stream =
        stream(
            new StreamSink(
                new OutputStream() {
                  @Override
                  public void write(int value) throws IOException {
                    throw new IOException("Broken pipe");
                  }
                }));
    assertThat(stream.blockingWriteAndFlush(bytes("a")))
        .isNotEqualTo(CLOSED)
        .isInstanceOf(Result.Err.class);
    assertThat(stream.subscribe().ready()).isTrue();
    assertThat(stream.checkWrite()).isEqualTo(Result.err(new StreamError.Closed()));
    assertThat(stream.write(new byte[0])).isEqualTo(CLOSED);
    assertThat(stream.flush()).isEqualTo(CLOSED);
    assertThat(stream.blockingFlush()).isEqualTo(CLOSED);
    assertThat(stream.blockingWriteAndFlush(bytes("a"))).isEqualTo(CLOSED);
  }
}
