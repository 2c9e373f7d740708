package ai.wippy.runtime.wasi.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Streams.InputStream;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SourceStreamTest {
  private static final Result<byte[], StreamError> CLOSED = Result.err(new StreamError.Closed());

  private static InputStream stream(java.io.InputStream in) {
    return new SourceStream(new StreamSource(in), () -> {});
  }

  private static InputStream stream(String text) {
    return stream(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static String text(Result<byte[], StreamError> read) {
    return new String(read.orElseThrow(), UTF_8);
  }

  @Test
  void noMoreThanWasAskedFor() {
    var stream = stream("abcdef");
    assertThat(text(stream.read(0))).isEmpty();
    assertThat(text(stream.read(4))).isEqualTo("abcd");
    assertThat(text(stream.blockingRead(4))).isEqualTo("ef");
    assertThat(stream.blockingRead(4)).isEqualTo(CLOSED);
    assertThat(stream.read(4)).isEqualTo(CLOSED);
    assertThat(stream.read(0)).isEqualTo(CLOSED);
    assertThat(stream.skip(1)).isEqualTo(Result.err(new StreamError.Closed()));
  }

  /** A length is a u64, which Java takes for negative. */
  @Test
  void lengthsAreUnsigned() {
    assertThat(text(stream("abc").read(-1))).isEqualTo("abc");
    byte[] large = new byte[3 << 20];
    var stream = stream(new ByteArrayInputStream(large));
    assertThat(stream.read(-1).orElseThrow()).hasSize((int) SourceStream.LARGEST);
    assertThat(stream.read(2 << 20).orElseThrow()).hasSize((int) SourceStream.LARGEST);
  }

  @Test
  void skips() {
    var stream = stream("abcdef");
    assertThat(stream.skip(2)).isEqualTo(Result.ok(2L));
    assertThat(stream.blockingSkip(3)).isEqualTo(Result.ok(3L));
    assertThat(text(stream.read(9))).isEqualTo("f");
  }

  @Test
  void aReadThatWouldWaitGivesNothing() throws IOException {
    var writer = new PipedOutputStream();
    var stream = stream(new PipedInputStream(writer));
    var pollable = stream.subscribe();
    assertThat(pollable.ready()).isFalse();
    assertThat(text(stream.read(5))).isEmpty();

    writer.write("hello".getBytes(UTF_8));
    writer.flush();
    pollable.block();
    assertThat(pollable.ready()).isTrue();
    assertThat(text(stream.read(2))).isEqualTo("he");
    assertThat(text(stream.read(9))).isEqualTo("llo");
    assertThat(text(stream.read(9))).isEmpty();

    writer.close();
    assertThat(stream.blockingRead(1)).isEqualTo(CLOSED);
    assertThat(stream.subscribe().ready()).isTrue();
  }

  @Test
  void aBlockingReadWaitsForAByte() throws IOException {
    var writer = new PipedOutputStream();
    var stream = stream(new PipedInputStream(writer));
    Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(Duration.ofMillis(30));
            writer.write('x');
            writer.flush();
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(text(stream.blockingRead(100))).isEqualTo("x");
  }

  @Test
  void aFailureIsToldOnce() {
    var stream =
        stream(
            new java.io.InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the disk is gone");
              }
            });
    assertThat(stream.blockingRead(1))
        .isInstanceOfSatisfying(
            Result.Err.class,
            err ->
                assertThat(err.error())
                    .isInstanceOfSatisfying(
                        StreamError.LastOperationFailed.class,
                        failed ->
                            assertThat(failed.value().toDebugString())
                                .isEqualTo("the disk is gone")));
    assertThat(stream.blockingRead(1)).isEqualTo(CLOSED);
  }

  @Test
  void aReadThatTakesTooLong() {
    Source never =
        new Source() {
          @Override
          public Result<byte[], StreamError> read(long max) {
            return Result.ok(new byte[0]);
          }

          @Override
          public boolean ready() {
            return false;
          }

          @Override
          public Watch watch(Runnable wake) {
            return Watch.NONE;
          }
        };
    var late = new StreamError.LastOperationFailed(new IoFailure(new IOException("late")));
    var stream = new SourceStream(never, Duration.ofMillis(5), () -> late, () -> {});
    assertThat(stream.blockingRead(1)).isEqualTo(Result.err(late));
    assertThat(stream.blockingRead(1)).isEqualTo(CLOSED);
  }
}
