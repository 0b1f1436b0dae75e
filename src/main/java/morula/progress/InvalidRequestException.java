package morula.progress;

/**
 * Thrown if a request makes no sense: an unknown key, a missing file, an unpaired image. The
 * message is one line for the user; it names the key or the file, says what is wrong and what to
 * do.
 *
 * <p>On the command line it leads to exit status 2; any other exception is a failure of the work
 * and leads to exit status 1.
 */
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidRequestException(String message) {
    super(message);
  }

  public InvalidRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
