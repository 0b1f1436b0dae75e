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
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ImageProcessor;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.text.JTextComponent;
import morula.io.PngFiles;

/**
 * Makes the pictures of windows in the README, and the one of a sample before and after a training.
 * A program of its own, as it needs a display; {@code scripts/pictures} runs it in the folder of
 * the results of {@code scripts/demo}, so that no path of the computer is seen.
 */
final class Pictures {
  /** Hues in steps of it differ for any number of objects. */
  private static final float GOLDEN_RATIO = 0.618034f;

  private static final int GAP = 12;

  /** Milliseconds that a window manager may take to place windows. */
  private static final int SETTLED = 1500;

  /** Number of grey values, and then of colours, of a picture of noisy images. */
  private static final int GREYS = 40;

  private final Path target;
  private final Robot robot = new Robot();

  private Pictures(Path target) throws Exception {
    this.target = target;
  }

  /**
   * @param args the folder for the pictures
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      new Pictures(Path.of(args[0])).make();
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private void make() throws Exception {
    beforeAndAfter("membranes_005");
    ImageJ main = new ImageJ();
    Screen.onSwing(
        () -> {
          main.setVisible(false);
          return null;
        });
    Screen.onSwing(
        () -> {
          ground();
          return null;
        });
    segmentAndCorrect();
    train();
  }

  /** A white ground: what is seen beside round corners. */
  private static void ground() {
    JFrame ground = new JFrame();
    ground.setUndecorated(true);
    ground.getContentPane().setBackground(Color.WHITE);
    ground.setFocusableWindowState(false);
    ground.setBounds(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()));
    ground.setVisible(true);
    ground.toBack();
  }

  /** An image, what the model finds in it, and what it finds after the training. */
  private void beforeAndAfter(String name) throws IOException {
    ImagePlus image = IJ.openImage("others/images/" + name + ".tif");
    IJ.run(image, "Enhance Contrast", "saturated=0.35");
    List<BufferedImage> parts =
        List.of(
            image.getProcessor().convertToRGB().getBufferedImage(),
            tinted(image, "before/" + name + "_labels.tif"),
            tinted(image, "after/" + name + "_labels.tif"));
    int side = parts.get(0).getWidth();
    BufferedImage joined = new BufferedImage(3 * side + 2 * GAP, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = white(joined);
    for (int i = 0; i < parts.size(); i++) {
      graphics.drawImage(parts.get(i), i * (side + GAP), 0, side, side, null);
    }
    graphics.dispose();
    PngFiles.write(withFewColours(joined), target.resolve("loop.png"));
  }

  /** The image with each object in a colour of its own. */
  private static BufferedImage tinted(ImagePlus image, String labels) {
    ImageProcessor found = IJ.openImage(labels).getProcessor();
    BufferedImage picture = image.getProcessor().convertToRGB().getBufferedImage();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int label = (int) found.getf(x, y);
        if (label > 0) {
          Color tint = Color.getHSBColor(label * GOLDEN_RATIO, 1, 1);
          Color grey = new Color(picture.getRGB(x, y));
          picture.setRGB(
              x,
              y,
              new Color(
                      (tint.getRed() + grey.getRed()) / 2,
                      (tint.getGreen() + grey.getGreen()) / 2,
                      (tint.getBlue() + grey.getBlue()) / 2)
                  .getRGB());
        }
      }
    }
    return picture;
  }

  private void segmentAndCorrect() throws Exception {
    ImagePlus image = IJ.openImage("../../test-images/images/nuclei_002.tif");
    image.show();
    IJ.run(image, "In [+]", "");
    MenuCall.run("segment");
    Frame window = frame("Segment");
    Screen.click(window, "Segment");
    ImagePlus labels =
        Screen.await("the labels", () -> WindowManager.getImage("nuclei_002_labels"));
    Frame result = frame("Result of nuclei_002.tif");
    Screen.await("the end", () -> Screen.button(window, "Segment").isEnabled() ? true : null);
    Window table = WindowManager.getWindow("nuclei_002_objects");
    Screen.onSwing(
        () -> {
          labels.getWindow().setLocation(1000, 800);
          result.pack();
          table.setSize(window.getWidth(), 220);
          return null;
        });
    Thread.sleep(SETTLED);
    Screen.onSwing(
        () -> {
          below(beside(image.getWindow(), window), table);
          below(image.getWindow(), result);
          return null;
        });
    picture("segment.png", List.of(image.getWindow(), window, result, table));
    Screen.click(window, "Close");
    Screen.onSwing(
        () -> {
          table.setVisible(false);
          WindowManager.setCurrentWindow(image.getWindow());
          return null;
        });
    MenuCall.run("correct");
    Frame palette = frame("Correct nuclei_002.tif");
    Screen.click(palette, "N >");
    Screen.onSwing(() -> beside(image.getWindow(), palette));
    picture("correct.png", List.of(image.getWindow(), palette));
    Screen.onSwing(
        () -> {
          result.setVisible(false);
          palette.setVisible(false);
          image.getWindow().setVisible(false);
          labels.getWindow().setVisible(false);
          return null;
        });
  }

  private void train() throws Exception {
    Map<String, String> keys =
        Map.of(
            "images", "five/images",
            "labels", "five/labels",
            "start_from", "nuclei",
            "model", "my-cells",
            "epochs", TrainEffort.QUICK.epochs(),
            "steps_per_epoch", TrainEffort.QUICK.steps());
    Screen.onSwing(
        () -> {
          keys.forEach((key, text) -> CommandWindows.choose("train", key, text));
          return null;
        });
    MenuCall.run("train");
    Frame window = frame("Train");
    Screen.await(
        "the examples", () -> Screen.button(window, "Look at them…").isEnabled() ? true : null);
    picture("train.png", List.of(window));
    Screen.onSwing(
        () -> {
          // as many steps as a picture needs
          CommandWindows.choose("train", "steps_per_epoch", "15");
          return null;
        });
    Screen.click(window, "Train");
    Frame learning = frame("Learning");
    Screen.await("four epochs", () -> text(learning).contains("Epoch 4 of") ? true : null);
    Screen.onSwing(
        () -> {
          learning.pack();
          learning.setBounds(0, 0, learning.getWidth() + 30, learning.getHeight() + 30); // no bars
          return null;
        });
    picture("learning.png", List.of(learning));
  }

  private static Frame frame(String title) throws Exception {
    Frame frame = Screen.await("the window " + title, () -> Screen.shown(title));
    Screen.onSwing(() -> null);
    return frame;
  }

  private static Window beside(Window first, Window second) {
    first.setLocation(0, 0);
    second.setLocation(first.getWidth() + GAP, 0);
    return second;
  }

  private static void below(Window first, Window second) {
    second.setLocation(first.getX(), first.getY() + first.getHeight() + GAP);
  }

  private static String text(Container in) {
    StringBuilder text = new StringBuilder();
    for (Component child : in.getComponents()) {
      if (child instanceof JTextComponent field) {
        text.append(field.getText()).append('\n');
      } else if (child instanceof Container container && !(child instanceof AbstractButton)) {
        text.append(text(container));
      }
    }
    return text.toString();
  }

  /** Takes each window by itself, as others may cover it, and puts it where it stands. */
  private void picture(String name, List<Window> windows) throws Exception {
    Thread.sleep(SETTLED);
    Rectangle all = new Rectangle(windows.get(0).getBounds());
    List<BufferedImage> taken = new ArrayList<>();
    for (Window window : windows) {
      Screen.onSwing(
          () -> {
            window.setAlwaysOnTop(true);
            return null;
          });
      robot.waitForIdle();
      Thread.sleep(SETTLED);
      taken.add(robot.createScreenCapture(window.getBounds()));
      Screen.onSwing(
          () -> {
            window.setAlwaysOnTop(false);
            return null;
          });
      all.add(window.getBounds());
    }
    BufferedImage joined = new BufferedImage(all.width, all.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = white(joined);
    for (int i = 0; i < taken.size(); i++) {
      Rectangle at = windows.get(i).getBounds();
      graphics.drawImage(taken.get(i), at.x - all.x, at.y - all.y, null);
    }
    graphics.dispose();
    PngFiles.write(withFewColours(joined), target.resolve(name));
  }

  private static Graphics2D white(BufferedImage picture) {
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    return graphics;
  }

  /** Returns the picture with 40 greys and its most frequent colours: a small file. */
  private static BufferedImage withFewColours(BufferedImage picture) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int pixel : pixels) {
      if (!isGrey(pixel)) {
        counts.merge(pixel & 0xF0F0F0, 1, Integer::sum);
      }
    }
    List<Integer> colours = new ArrayList<>();
    IntStream.range(0, GREYS).forEach(i -> colours.add(0x010101 * (i * 255 / (GREYS - 1))));
    counts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .limit(256 - GREYS)
        .forEach(entry -> colours.add(entry.getKey()));
    IndexColorModel palette =
        new IndexColorModel(
            8,
            colours.size(),
            colours.stream().mapToInt(Integer::intValue).toArray(),
            0,
            false,
            -1,
            DataBuffer.TYPE_BYTE);
    BufferedImage small =
        new BufferedImage(
            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    Map<Integer, Integer> nearest = new TreeMap<>();
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] =
          (byte) (int) nearest.computeIfAbsent(pixels[i], pixel -> nearest(colours, pixel));
    }
    small.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), indices);
    return small;
  }

  private static boolean isGrey(int pixel) {
    return (pixel >> 16 & 255) == (pixel >> 8 & 255) && (pixel & 255) == (pixel >> 8 & 255);
  }

  private static int nearest(List<Integer> colours, int pixel) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < colours.size(); i++) {
      long distance = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        long difference = (colours.get(i) >> shift & 255) - (pixel >> shift & 255);
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
