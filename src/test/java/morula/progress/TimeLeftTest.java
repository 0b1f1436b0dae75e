package morula.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private long seconds;
  private final TimeLeft left = new TimeLeft(() -> TimeUnit.SECONDS.toNanos(seconds));

  @Test
  void stepFromItsBeginning() {
    assertEquals("", left.after(0, 100, "a"));
    seconds = 10;
    assertEquals(", 1 min 30 s left", left.after(10, 100, "a"));
    seconds = 20;
    assertEquals(", 20 s left", left.after(50, 100, "a"));
    assertEquals("", left.after(100, 100, "a"));
  }

  @Test
  void whatWasDoneBeforeCountsNoTime() {
    left.after(900, 1000, "resumed");
    seconds = 10;
    assertEquals(", 40 s left", left.after(920, 1000, "resumed"));
  }

  @Test
  void stepWithinAnotherChangesNothing() {
    left.after(0, 10, "files");
    for (int file = 0; file < 5; file++) {
      left.after(0, 4, "tiles");
      seconds += 60;
      assertEquals(", 1 min 0 s left", left.after(2, 4, "tiles"));
    }
    assertEquals(", 5 min 0 s left", left.after(5, 10, "files"));
  }

  @Test
  void unknownTotalSaysNothing() {
    left.after(0, 0, "a");
    seconds = 5;
    assertEquals("", left.after(5, 0, "a"));
  }

  @Test
  void durationsAreReadable() {
    assertEquals("59 s", TimeLeft.duration(59));
    assertEquals("3 min 20 s", TimeLeft.duration(200));
    assertEquals("2 h 5 min", TimeLeft.duration(7500));
  }
}
