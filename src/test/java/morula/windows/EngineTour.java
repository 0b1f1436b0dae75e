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

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import morula.engine.EngineSelectionTest;
import morula.engine.EngineSetup;
import morula.gpu.Trust;
import morula.installation.Installation;
import morula.installation.PayloadServer;
import morula.installation.PayloadServer.Fault;

/**
 * Goes through the states of the window Engine, with a driver and a server made here. A program of
 * its own, as it needs a display; ends with 1 and a line if something is not as it should be.
 */
final class EngineTour {
  private static final int SECONDS = 60;

  private final Path folder;
  private final Robot robot;
  private int pictures;

  private EngineTour(Path folder) throws Exception {
    this.folder = folder;
    robot = new Robot();
  }

  /**
   * @param args a folder, in which the pictures are left
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      System.setProperty("morula.home", args[0]);
      new EngineTour(Path.of(args[0])).go();
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private void go() throws Exception {
    try (PayloadServer server =
        new PayloadServer(
            PayloadServer.zip(
                Map.of(
                    "libtorch/lib/" + System.mapLibraryName("torch"),
                    new byte[] {1},
                    "libtorch/lib/" + System.mapLibraryName("torch_cuda"),
                    noise())))) {
      open(server, -1, "0");
      await("the reason", text("No driver of NVIDIA is installed"));
      await("the time", text("s on the processor"));
      check(find("Install for the GPU…").isEmpty(), "nothing to install for");
      picture("no_driver");
      open(server, 1, "0");
      await("the offer", text("to download, into"));
      await("the time", text("s on the processor"));
      picture("absent");
      install(server);
      damage(server);
      open(server, 1, "crash");
      await("the reason", text("crashed (exit status 139"));
      picture("test_failed");
      click("Remove");
      dialog("Remove");
      await("the offer", text("to download, into"));
      picture("removed");
    }
  }

  /** Numbers that a zip cannot shrink. */
  private static byte[] noise() {
    byte[] noise = new byte[900_000];
    new Random(2).nextBytes(noise);
    return noise;
  }

  private void install(PayloadServer server) throws Exception {
    server.fails(Fault.SLOW);
    click("Install for the GPU…");
    Window question = await("the question", () -> window("Morula"));
    check(!Files.exists(folder.resolve("morula")), "it is fetched before the user agrees");
    picture("consent");
    click(question, "Agree and download");
    await("the bar", () -> find("Pause").filter(Component::isShowing).orElse(null));
    Thread.sleep(700);
    picture("downloading");
    click("Pause");
    await("the part", text("of the GPU build are downloaded"));
    picture("partial");
    server.fails(Fault.NONE);
    click("Go on with the download");
    await("the card", text("NVIDIA Test 0 (gpu:0, 8.0 GB) computes"));
    await("the end", () -> find("Check again").filter(Component::isEnabled).orElse(null));
    picture("ready");
    check(find("Install for the GPU…").isEmpty(), "it is installed");
  }

  private void damage(PayloadServer server) throws Exception {
    Path library =
        folder.resolve("morula/libtorch-test").resolve(System.mapLibraryName("torch_cuda"));
    Files.write(library, new byte[5]);
    open(server, 1, "0");
    await("the damage", text("has another size"));
    picture("broken");
    server.fails(Fault.MISSING);
    click("Install again…");
    click(await("the question", () -> window("Morula")), "Agree and download");
    await("the failure", text("is not there: try again later"));
    picture("failed");
    server.fails(Fault.NONE);
    click("Install for the GPU…");
    click(await("the question", () -> window("Morula")), "Agree and download");
    await("the card", text("computes. libtorch 2.7.1 computes on gpu:0"));
    Files.setLastModifiedTime(library, FileTime.fromMillis(1_000_000));
  }

  private void open(PayloadServer server, int cards, String how) throws Exception {
    Optional<Installation> installation =
        Optional.of(new Installation(folder.resolve("morula"), server.payload()));
    EngineSetup setup =
        new EngineSetup(
            Optional.of("linux-x86_64"),
            EngineSelectionTest.driver(cards),
            installation,
            new Trust(Optional.of(folder.resolve("tour.json"))),
            EngineSelectionTest.probe(how, new ArrayList<>()),
            Optional.empty());
    onSwing(
        () -> {
          Arrays.stream(Window.getWindows()).forEach(Window::dispose);
          return null;
        });
    EngineWindow.open(setup);
    await("the window", () -> window("Engine"));
    Dimension size = window("Engine").getSize();
    check(size.width <= 1093 && size.height <= 614, "the window is too large: " + size);
  }

  private static Window window(String title) {
    for (Window window : Window.getWindows()) {
      String name =
          window instanceof JFrame frame
              ? frame.getTitle()
              : window instanceof Dialog dialog ? dialog.getTitle() : "";
      if (window.isShowing() && title.equals(name)) {
        return window;
      }
    }
    return null;
  }

  /** Returns whether a text is in the window by now. */
  private static Callable<Boolean> text(String wanted) {
    return () -> {
      Window window = window("Engine");
      return window != null && flat(window).contains(wanted) ? true : null;
    };
  }

  /** Lines are broken where they end. */
  private static String flat(Container in) {
    StringBuilder text = new StringBuilder();
    for (Component child : in.getComponents()) {
      if (child instanceof JTextComponent area && area.isShowing()) {
        text.append(area.getText().replace('\n', ' ')).append('\n');
      } else if (child instanceof Container container) {
        text.append(flat(container));
      }
    }
    return text.toString();
  }

  private static Optional<AbstractButton> find(String label) throws Exception {
    return onSwing(() -> find(window("Engine"), b -> label.equals(b.getText()) && b.isVisible()));
  }

  private static Optional<AbstractButton> find(Container in, Predicate<AbstractButton> wanted) {
    for (Component child : in.getComponents()) {
      if (child instanceof AbstractButton button && wanted.test(button)) {
        return Optional.of(button);
      }
      Optional<AbstractButton> found =
          child instanceof Container container ? find(container, wanted) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static void click(String label) throws Exception {
    AbstractButton button =
        await(label, () -> find(label).filter(Component::isEnabled).orElse(null));
    SwingUtilities.invokeLater(button::doClick); // it may open a question
  }

  private static void dialog(String label) throws Exception {
    click(await("the question", () -> window("Morula")), label);
  }

  private static void click(Window in, String label) throws Exception {
    AbstractButton button = onSwing(() -> find(in, b -> label.equals(b.getText()))).orElseThrow();
    SwingUtilities.invokeLater(button::doClick);
  }

  private static <T> T onSwing(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    SwingUtilities.invokeLater(task);
    return task.get();
  }

  private static <T> T await(String what, Callable<T> until) throws Exception {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (System.nanoTime() < end) {
      T found = until.call();
      if (found != null) {
        return found;
      }
      Thread.sleep(50);
    }
    Window window = window("Engine");
    throw new IllegalStateException(
        what + " did not come; the window says\n" + (window == null ? "" : flat(window)));
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalStateException(otherwise);
    }
  }

  private void picture(String name) throws Exception {
    Thread.sleep(100);
    Screen.settle();
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(
        robot.createScreenCapture(screen),
        "png",
        folder.resolve(String.format(Locale.ROOT, "%02d_%s.png", ++pictures, name)).toFile());
  }
}
