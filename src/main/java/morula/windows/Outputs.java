/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.windows;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import javax.swing.Timer;
import morula.fiji.ObjectTables;
import morula.progress.Count;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Shows what a command gives: images and tables, beside the image that they belong to. */
final class Outputs {
  /** The largest size of the window of a new table. */
  private static final Dimension TABLE = new Dimension(560, 300);

  /** Nanoseconds after which the system reports the place of a window that was moved. */
  private static final long SETTLED = TimeUnit.SECONDS.toNanos(2);

  /** Milliseconds until a second look at the place of a new window. */
  private static final int AGAIN = 500;

  /** Where a window was put; the system may report its old place for a while. */
  private record Placed(Rectangle bounds, long when) {}

  /** Used in Swing's thread only. */
  private static final Map<Window, Placed> PLACED = new WeakHashMap<>();

  private Outputs() {}

  /**
   * Shows the outputs.
   *
   * @param source the image that they belong to
   * @return a sentence about them, such as "34 objects"; the text output of the command if it has
   *     one
   */
  static String show(Module finished, Optional<ImagePlus> source) {
    StringBuilder said = new StringBuilder();
    for (ModuleItem<?> item : finished.getInfo().outputs()) {
      Object output = finished.getOutput(item.getName());
      if (output instanceof ImagePlus image) {
        image.show();
        place(image.getWindow(), source);
      } else if (output instanceof ResultsTable table) {
        String title = table.getTitle() == null ? "Objects" : table.getTitle();
        ObjectTables.showUnits(table);
        table.show(title);
        Window window = WindowManager.getWindow(title);
        if (window != null && source.isPresent()) {
          Dimension size = window.getSize();
          window.setSize(Math.min(size.width, TABLE.width), Math.min(size.height, TABLE.height));
        }
        place(window, source);
        said.append(Count.of(table.size(), "object"));
      } else if (output instanceof String text) {
        said.append(text.stripTrailing());
      }
    }
    return said.toString();
  }

  /**
   * Moves a window where it does not cover the image and the other windows that belong to it. Looks
   * again a little later, since the system may put a window elsewhere while it opens.
   */
  static void place(Window window, Optional<ImagePlus> source) {
    if (window == null || source.isEmpty() || source.get().getWindow() == null) {
      return;
    }
    Window anchor = source.get().getWindow();
    Rectangle place = placed(window, anchor);
    Timer again =
        new Timer(
            AGAIN,
            event -> {
              if (window.isShowing()
                  && !window.getLocation().equals(place.getLocation())
                  && window.getBounds().intersects(anchor.getBounds())) {
                placed(window, anchor);
              }
            });
    again.setRepeats(false);
    again.start();
  }

  private static Rectangle placed(Window window, Window anchor) {
    List<Rectangle> others = new ArrayList<>();
    for (Frame frame : Frame.getFrames()) {
      if (frame.isVisible() && frame != window && frame != anchor) {
        others.add(bounds(frame));
      }
    }
    Rectangle screen =
        anchor.getGraphicsConfiguration() == null
            ? new Rectangle(IJ.getScreenSize())
            : usable(anchor);
    Rectangle place =
        new Rectangle(
            Placement.beside(window.getSize(), anchor.getBounds(), others, screen),
            window.getSize());
    window.setLocation(place.getLocation());
    PLACED.put(window, new Placed(place, System.nanoTime()));
    return place;
  }

  private static Rectangle bounds(Window window) {
    Placed placed = PLACED.get(window);
    return placed != null && System.nanoTime() - placed.when() < SETTLED
        ? placed.bounds()
        : window.getBounds();
  }

  /** Returns the part of a window's screen without task bars. */
  static Rectangle usable(Window window) {
    Rectangle screen = window.getGraphicsConfiguration().getBounds();
    Insets insets = window.getToolkit().getScreenInsets(window.getGraphicsConfiguration());
    return new Rectangle(
        screen.x + insets.left,
        screen.y + insets.top,
        screen.width - insets.left - insets.right,
        screen.height - insets.top - insets.bottom);
  }
}
