package morula.fiji;

import ij.IJ;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import morula.progress.Progress;
import morula.progress.TimeLeft;

/** Progress in ImageJ's status and progress bar and in its Log; Escape cancels. */
public final class ImageJProgress implements Progress {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final AtomicLong lastShown = new AtomicLong(System.nanoTime() - PAUSE);
  private final TimeLeft timeLeft = new TimeLeft();
  private volatile boolean cancelled;

  /** Begins a job: what Escape was pressed for before does not count. */
  public ImageJProgress() {
    IJ.resetEscape();
  }

  @Override
  public void message(String line) {
    IJ.log(line);
  }

  @Override
  public void update(long done, long total, String what) {
    String left = timeLeft.after(done, total, what);
    long now = System.nanoTime();
    long last = lastShown.get();
    if (now - last < PAUSE || !lastShown.compareAndSet(last, now)) {
      return;
    }
    IJ.showStatus(what + left);
    if (total > 0) {
      IJ.showProgress((double) done / total);
    }
  }

  @Override
  public boolean isCancelled() {
    cancelled |= IJ.escapePressed();
    return cancelled;
  }
}
