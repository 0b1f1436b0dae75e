package morula.progress;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A progress for tests.
 *
 * @param messages is told every message
 * @param cancelled whether the user has cancelled by now
 */
public record TestProgress(Consumer<String> messages, BooleanSupplier cancelled)
    implements Progress {

  /** One that nobody cancels. */
  public static Progress telling(Consumer<String> messages) {
    return new TestProgress(messages, () -> false);
  }

  /** One that the user cancels when that becomes true. */
  public static Progress cancelledWhen(BooleanSupplier cancelled) {
    return new TestProgress(line -> {}, cancelled);
  }

  @Override
  public void message(String line) {
    messages.accept(line);
  }

  @Override
  public void update(long done, long total, String what) {}

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}
