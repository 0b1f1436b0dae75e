package morula.progress;

import java.util.concurrent.CancellationException;

/**
 * The connection of a long job to its caller: the job reports progress and messages, and asks
 * whether it should stop.
 *
 * <p>Implementations must be safe to call from several threads.
 */
public interface Progress {

  /** A progress that ignores everything and is never cancelled. */
  Progress NONE =
      new Progress() {
        @Override
        public void message(String line) {}

        @Override
        public void update(long done, long total, String what) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /** Reports one line that the user can read later too (in a log, not in a status bar). */
  void message(String line);

  /**
   * Reports how far the current step has come.
   *
   * @param done units finished, 0 to {@code total}
   * @param total units in all, or 0 when unknown
   * @param what the step in a few words, such as "Epoch 3 of 60"
   */
  void update(long done, long total, String what);

  /** Returns whether the user asked to stop. */
  boolean isCancelled();

  /** Returns a progress for a part of a step: messages and cancellation, but no progress bar. */
  default Progress withoutSteps() {
    Progress whole = this;
    return new Progress() {
      @Override
      public void message(String line) {
        whole.message(line);
      }

      @Override
      public void update(long done, long total, String what) {}

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }
    };
  }

  /**
   * Returns normally unless the user asked to stop.
   *
   * @throws CancellationException if {@link #isCancelled()}
   */
  default void checkCancelled() {
    if (isCancelled()) {
      throw new CancellationException("Cancelled");
    }
  }
}
