package morula.io;

import java.io.IOException;
import java.nio.file.Path;

/** Writes one file or one folder. */
@FunctionalInterface
public interface PathWriter {

  /**
   * Writes everything that belongs to the result.
   *
   * @param partial where to write; it lies beside the final place and has the same extension
   * @throws IOException if writing fails; what was written so far is deleted by the caller
   */
  void write(Path partial) throws IOException;
}
