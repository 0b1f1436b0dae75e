package morula.progress;

import java.util.concurrent.CancellationException;

/**
 * What a long job tells whoever started it, and how it learns that it is no longer wanted.
 *
 * <p>Implementations must be safe to call from several threads.
 */
public interface Progress {

  /** Ignores everything and is never cancelled. */
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

  /** Says one line that the user should be able to read afterwards (a log, not a status bar). */
  void message(String line);

  /**
   * Reports how far the current step has come.
   *
   * @param done units finished, 0 to {@code total}
   * @param total units in all, or 0 when unknown
   * @param what the step in a few words, such as "Epoch 3 of 60"
   */
  void update(long done, long total, String what);

  /** Whether the user asked to stop. */
  boolean isCancelled();

  /** The same for a part of a step: it tells lines and stops, but moves no bar. */
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
