package morula.commands;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import morula.progress.Progress;

/**
 * Progress on the error stream: one line that is overwritten on a terminal, a line now and then
 * elsewhere, with the time left.
 */
final class ConsoleProgress implements Progress {
  private static final long TERMINAL_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LOG_PAUSE = TimeUnit.SECONDS.toNanos(30);
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private String step = "";
  private long stepStart;
  private long lastPrint;
  private boolean lineOpen;

  /**
   * @param terminal whether {@code out} is a terminal that understands ANSI escapes
   */
  ConsoleProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public synchronized void message(String line) {
    clear();
    out.println(line);
  }

  @Override
  public synchronized void update(long done, long total, String what) {
    long now = System.nanoTime();
    if (!what.equals(step)) {
      step = what;
      stepStart = now;
      // a step shorter than the pause is not worth a line in a log
      lastPrint = terminal ? now - TERMINAL_PAUSE : now;
    }
    if (now - lastPrint < (terminal ? TERMINAL_PAUSE : LOG_PAUSE)) {
      return;
    }
    lastPrint = now;
    String line = line(done, total, what, now - stepStart);
    if (terminal) {
      out.print(CLEAR_LINE + line);
      out.flush();
      lineOpen = true;
    } else {
      out.println(line);
    }
  }

  private static String line(long done, long total, String what, long nanos) {
    if (total <= 0) {
      return what;
    }
    String line = what + "  " + 100 * done / total + " %";
    if (done <= 0 || done >= total) {
      return line;
    }
    long left = Math.round(nanos * ((double) (total - done) / done));
    return line + ", " + duration(TimeUnit.NANOSECONDS.toSeconds(left)) + " left";
  }

  /** Seconds as a person says them: "45 s", "3 min 20 s", "2 h 5 min". */
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** Takes an unfinished progress line away. */
  synchronized void clear() {
    if (lineOpen) {
      out.print(CLEAR_LINE);
      out.flush();
      lineOpen = false;
    }
  }

  void cancel() {
    cancelled.set(true);
  }

  @Override
  public boolean isCancelled() {
    return cancelled.get();
  }
}
