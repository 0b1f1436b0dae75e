package morula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileOpenerTest {
  private static final Path FILE = Path.of("large.tif");

  @Test
  void tooLittleMemoryNamesTheFile() {
    OutOfMemoryError cause = new OutOfMemoryError("Java heap space");
    for (Throwable failure : new Throwable[] {cause, new IOException("during read", cause)}) {
      OutOfMemoryError named =
          assertThrows(OutOfMemoryError.class, () -> FileOpener.damaged(FILE, failure));
      assertEquals("Java heap space while reading large.tif", named.getMessage());
      assertSame(failure, named.getCause());
    }
  }

  /** No setting of the memory makes such an array possible. */
  @Test
  void anArrayBeyondTheLimitOfTheMachineIsDamage() {
    OutOfMemoryError cause =
        assertThrows(OutOfMemoryError.class, () -> new long[Integer.MAX_VALUE].clone());
    assertTrue(cause.getMessage().contains("VM limit"), cause.getMessage());
    IOException e = FileOpener.damaged(FILE, cause);
    assertTrue(e.getMessage().startsWith("large.tif is damaged"), e.getMessage());
  }
}
