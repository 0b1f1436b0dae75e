package morula.engine;

/** Thrown when the device does not have enough memory; a smaller tile or batch may fit. */
public final class OutOfMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutOfMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
