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

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/**
 * What a person sees and does at a display: waits for windows, clicks, types, draws. Every picture
 * of the display is a file in a folder, numbered in the order in which they were taken.
 */
final class Screen {
  /** A display of 1366 x 768 at 125 %. */
  private static final Dimension SMALL = new Dimension(1093, 614);

  private static final int SECONDS = 240;

  private final Path folder;
  private final String kind;
  private final Robot robot;
  private int pictures;

  /**
   * @param folder where the pictures are left
   * @param kind what the names of the pictures contain beside their number and what they show
   */
  Screen(Path folder, String kind) throws Exception {
    this.folder = folder;
    this.kind = kind;
    robot = new Robot();
  }

  Path folder() {
    return folder;
  }

  /** Leaves a picture of the whole display in NUMBER_[KIND_]NAME.png. */
  void picture(String name) throws Exception {
    settle();
    Thread.sleep(300);
    Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    String file = ++pictures + "_" + (kind.isEmpty() ? "" : kind + "_") + name + ".png";
    ImageIO.write(robot.createScreenCapture(all), "png", folder.resolve(file).toFile());
  }

  // what a person sees

  /** Waits for a window with this title. */
  static Frame frame(String title) throws Exception {
    Frame frame = await("the window " + title, () -> shown(title));
    onSwing(() -> null);
    return frame;
  }

  /** The window with this title, or null. */
  static Frame shown(String title) {
    return shown(title::equals).orElse(null);
  }

  static Optional<Frame> shown(Predicate<String> title) {
    return Stream.of(Frame.getFrames())
        .filter(f -> f.isVisible() && title.test(f.getTitle()))
        .findFirst();
  }

  /** Waits for a question, which is a window that blocks the others. */
  static Window question() throws Exception {
    return await(
        "the question",
        () ->
            Stream.of(Window.getWindows())
                .filter(w -> w.isVisible() && w instanceof JDialog)
                .findFirst()
                .orElse(null));
  }

  static void checkFits(Window window) {
    Dimension size = window.getSize();
    check(
        size.width <= SMALL.width && size.height <= SMALL.height,
        "the window is too large: " + size);
  }

  /** The button with this text, or null. */
  static AbstractButton button(Container in, String text) {
    return first(in, AbstractButton.class, b -> text.equals(b.getText())).orElse(null);
  }

  /** The button whose text begins so. */
  static AbstractButton buttonThatBegins(Container in, String text) {
    return first(in, AbstractButton.class, b -> b.getText() != null && b.getText().startsWith(text))
        .orElseThrow(() -> new AssertionError("there is no " + text));
  }

  /** The component of a kind with a name; fields have the keys of their command as names. */
  static <C extends Component> C named(Container in, String name, Class<C> kind) {
    return first(in, kind, c -> name.equals(c.getName()))
        .orElseThrow(() -> new AssertionError("there is no " + name));
  }

  /** The field for a key. */
  static JTextComponent field(Container in, String key) {
    return named(in, key, JTextComponent.class);
  }

  private static <C extends Component> Optional<C> first(
      Container in, Class<C> kind, Predicate<C> which) {
    for (Component child : in.getComponents()) {
      if (kind.isInstance(child) && which.test(kind.cast(child))) {
        return Optional.of(kind.cast(child));
      }
      if (child instanceof Container container) {
        Optional<C> found = first(container, kind, which);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** All text in the fields of a window, one after the other, each with a line break. */
  static String text(Container in) {
    StringBuilder text = new StringBuilder();
    for (Component child : in.getComponents()) {
      if (child instanceof JTextComponent field) {
        text.append(field.getText()).append('\n');
      } else if (child instanceof Container container) {
        text.append(text(container));
      }
    }
    return text.toString();
  }

  /** All text beside the fields of a window, one after the other, each with a line break. */
  static String labels(Container in) {
    StringBuilder text = new StringBuilder();
    for (Component child : in.getComponents()) {
      if (child instanceof JLabel label) {
        text.append(label.getText()).append('\n');
      } else if (child instanceof Container container) {
        text.append(labels(container));
      }
    }
    return text.toString();
  }

  // what a person does

  static void click(Container window, String text) throws Exception {
    AbstractButton button = onSwing(() -> button(window, text));
    check(button != null, "there is no " + text);
    click(button);
  }

  static void click(AbstractButton button) throws Exception {
    onSwing(
        () -> {
          button.doClick();
          return null;
        });
    onSwing(() -> null);
  }

  static void type(Container window, String key, Object text) throws Exception {
    onSwing(
        () -> {
          field(window, key).setText(text.toString());
          return null;
        });
  }

  /** Clicks at a pixel of an image. */
  static void canvasClick(ImagePlus image, int[] point) throws Exception {
    onSwing(
        () -> {
          event(image, MouseEvent.MOUSE_PRESSED, 0, point);
          event(image, MouseEvent.MOUSE_RELEASED, 0, point);
          event(image, MouseEvent.MOUSE_CLICKED, 0, point);
          return null;
        });
  }

  /** Presses the mouse at a pixel, moves it over the others, and lets it go at the last one. */
  static void mouse(ImagePlus image, boolean shift, int[]... points) throws Exception {
    int up = shift ? InputEvent.SHIFT_DOWN_MASK : 0;
    int down = InputEvent.BUTTON1_DOWN_MASK | up;
    onSwing(
        () -> {
          event(image, MouseEvent.MOUSE_PRESSED, down, points[0]);
          for (int[] point : points) {
            event(image, MouseEvent.MOUSE_DRAGGED, down, point);
          }
          event(image, MouseEvent.MOUSE_RELEASED, up, points[points.length - 1]);
          return null;
        });
    onSwing(() -> null);
  }

  /** Presses a key over an image. */
  static void key(ImagePlus image, int code, char character, int modifiers) throws Exception {
    ImageCanvas canvas = image.getCanvas();
    onSwing(
        () -> {
          KeyEvent event =
              new KeyEvent(
                  canvas,
                  KeyEvent.KEY_PRESSED,
                  System.currentTimeMillis(),
                  modifiers,
                  code,
                  character);
          for (var listener : canvas.getKeyListeners()) {
            listener.keyPressed(event);
          }
          return null;
        });
    onSwing(() -> null);
  }

  private static void event(ImagePlus image, int id, int modifiers, int[] point) {
    ImageCanvas canvas = image.getCanvas();
    int x = canvas.screenX(point[0]);
    int y = canvas.screenY(point[1]);
    long now = System.currentTimeMillis();
    canvas.dispatchEvent(
        new MouseEvent(canvas, id, now, modifiers, x, y, 1, false, MouseEvent.BUTTON1));
  }

  // time and threads

  /**
   * Waits until Swing has drawn what it was asked to draw. Robot's own way waits for seconds where
   * a text cursor blinks.
   */
  static void settle() throws Exception {
    onSwing(() -> null);
    onSwing(() -> null);
    Toolkit.getDefaultToolkit().sync();
  }

  static <T> T onSwing(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    SwingUtilities.invokeAndWait(task);
    return task.get();
  }

  /** Waits until there is a value, which is not null. */
  static <T> T await(String what, Callable<T> condition) throws Exception {
    for (int i = 0; i < SECONDS * 10; i++) {
      Optional<T> found = Optional.ofNullable(onSwing(condition));
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(100);
    }
    throw new AssertionError(what + " did not come");
  }

  static void check(boolean right, String otherwise) {
    if (!right) {
      throw new AssertionError(otherwise);
    }
  }
}
