package morula.training;

/**
 * Thrown when a training cannot continue; the message says why, at which step, and what may help.
 */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrainingException(String message) {
    super(message);
  }
}
