package morula.io;

import java.io.IOException;
import java.nio.file.Path;

/** Writes one file or one folder. */
@FunctionalInterface
public interface PathWriter {

  /**
   * Writes everything that belongs to the result.
   *
   * @param partial where to write: a path beside the final one, with the same extension
   * @throws IOException if writing fails; the caller deletes what was written so far
   */
  void write(Path partial) throws IOException;
}
