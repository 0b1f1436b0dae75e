package morula.engine;

/** The device has not enough memory for what was asked; a smaller tile or batch may fit. */
public final class OutOfMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutOfMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
