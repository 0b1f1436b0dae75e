package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import java.awt.event.KeyEvent;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Escape, as ImageJ tells it to its plugins; no window is needed. */
class ImageJProgressTest {

  @AfterEach
  void release() {
    IJ.resetEscape();
  }

  @Test
  void escapeCancelsForGood() {
    ImageJProgress progress = new ImageJProgress();
    assertFalse(progress.isCancelled());
    progress.checkCancelled();
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    assertTrue(progress.isCancelled());
    IJ.resetEscape(); // as another plugin does
    assertTrue(progress.isCancelled());
    assertThrows(CancellationException.class, progress::checkCancelled);
  }

  @Test
  void anEscapeOfBeforeCancelsNothing() {
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    assertTrue(IJ.escapePressed());
    assertFalse(new ImageJProgress().isCancelled());
  }

  @Test
  void stepsAreShownWithoutAWindow() {
    ImageJProgress progress = new ImageJProgress();
    progress.update(0, 0, "Reading");
    progress.update(1, 2, "Predicting");
    assertFalse(progress.isCancelled());
  }
}
