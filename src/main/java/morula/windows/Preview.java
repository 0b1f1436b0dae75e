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
import ij.gui.Roi;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.SwingWorker;
import javax.swing.Timer;
import morula.fiji.OpenImage;
import morula.fiji.OpenImageSegmentation;
import morula.keys.ErrorLine;
import morula.progress.Progress;
import morula.segmentation.ImageFit;
import morula.segmentation.PlanePart;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import net.imglib2.util.Intervals;

/**
 * Segments what is visible of an image, again after each change of the view or of the settings, and
 * draws the outlines; leaves nothing behind. The model stays loaded while the settings are the
 * same.
 */
final class Preview {
  private static final String NAME = "preview";

  /** Milliseconds between two looks at what has changed. */
  private static final int PAUSE = 400;

  private final Supplier<Optional<Wanted>> wanted;
  private final Consumer<String> said;
  private final Timer timer = new Timer(PAUSE, e -> look());
  private Optional<Wanted> shown = Optional.empty();
  private Optional<Work<?>> work = Optional.empty();
  private boolean ended;
  private volatile Loaded loaded = new Loaded(null, null);
  private volatile Optional<Fitted> fitted = Optional.empty();

  /**
   * What is to be segmented, as a part of what a run would segment.
   *
   * @param part the plane and its visible part
   * @param run what a run would segment
   * @param key text of all keys, which tells whether they have changed
   */
  record Wanted(OpenImage run, PlanePart part, String key, SegmentationSettings settings) {
    private boolean isSame(Wanted other) {
      return isFitted(other)
          && part.slice() == other.part.slice()
          && Intervals.equals(part.region().bounds(), other.part.region().bounds());
    }

    /** Whether normalisation and scale are the same. */
    private boolean isFitted(Wanted other) {
      return image() == other.image()
          && run.where().equals(other.run.where())
          && part.frame() == other.part.frame()
          && key.equals(other.key);
    }

    private ImagePlus image() {
      return run.source();
    }
  }

  private record Loaded(String key, Segmenter segmenter) {}

  /** The fit of the frame that was segmented last. */
  private record Fitted(Wanted of, ImageFit fit) {}

  /**
   * @param wanted what is to be shown now; empty if the entries are not valid
   * @param said gets a word about what was found or is wrong
   */
  Preview(Supplier<Optional<Wanted>> wanted, Consumer<String> said) {
    this.wanted = wanted;
    this.said = said;
  }

  void start() {
    ended = false;
    shown = Optional.empty();
    fitted = Optional.empty(); // the image may have changed
    timer.setInitialDelay(0);
    timer.start();
  }

  /** Ends, and removes what was drawn. */
  void stop() {
    timer.stop();
    work.ifPresent(running -> running.stopped = true);
    shown.ifPresent(last -> clear(last.image()));
    shown = Optional.empty();
    said.accept("");
  }

  /** Estimates the diameter of the objects of the image that is wanted, in pixels. */
  void estimate(Consumer<OptionalDouble> found) {
    Optional<Wanted> now = wanted.get();
    if (now.isEmpty() || work.isPresent()) {
      found.accept(OptionalDouble.empty());
      return;
    }
    Wanted what = now.get();
    start(
        new Work<OptionalDouble>(
            progress -> what.run().estimateDiameter(segmenter(what, progress), progress),
            result -> found.accept(result.orElse(OptionalDouble.empty()))));
  }

  private void look() {
    Optional<Wanted> now = wanted.get();
    if (now.isEmpty() || work.isPresent()) {
      return;
    }
    Wanted next = now.get();
    if (shown.isPresent() && shown.get().isSame(next)) {
      return;
    }
    shown.filter(last -> last.image() != next.image()).ifPresent(last -> clear(last.image()));
    shown = now;
    said.accept("…");
    start(new Work<List<Roi>>(progress -> segment(next, progress), rois -> draw(next, rois)));
  }

  private void draw(Wanted of, Optional<List<Roi>> outlines) {
    if (outlines.isPresent() && timer.isRunning() && of.image().getWindow() != null) {
      OpenImageSegmentation.drawHelp(of.image(), NAME, outlines.get());
      said.accept(Integer.toString(outlines.get().size()));
    }
  }

  private static void clear(ImagePlus image) {
    OpenImageSegmentation.drawHelp(image, NAME, List.of());
  }

  private List<Roi> segment(Wanted what, Progress progress) throws IOException {
    Segmenter segmenter = segmenter(what, progress);
    ImageFit fit = fit(what, segmenter, progress);
    try (OpenImageSegmentation result = what.run().segment(segmenter, what.part(), fit, progress)) {
      return result.outlines();
    }
  }

  /** Fits to all slices of the frame, as a run does; again only where another is shown. */
  private ImageFit fit(Wanted what, Segmenter segmenter, Progress progress) throws IOException {
    Optional<Fitted> last = fitted.filter(f -> f.of().isFitted(what));
    if (last.isEmpty()) {
      last =
          Optional.of(new Fitted(what, what.run().fit(segmenter, what.part().frame(), progress)));
      fitted = last;
    }
    return last.get().fit();
  }

  private Segmenter segmenter(Wanted what, Progress progress) throws IOException {
    if (!what.key().equals(loaded.key())) {
      close();
      loaded = new Loaded(what.key(), Segmenter.open(what.settings(), progress));
    }
    return loaded.segmenter();
  }

  /** Frees the model; only while nothing is computed. */
  private void close() {
    if (loaded.segmenter() != null) {
      loaded.segmenter().close();
      loaded = new Loaded(null, null);
    }
  }

  /** Ends for good: frees the model too. */
  void end() {
    stop();
    ended = true;
    if (work.isEmpty()) {
      close();
    }
  }

  private void start(Work<?> next) {
    work = Optional.of(next);
    next.execute();
  }

  private interface Task<T> {
    T run(Progress progress) throws IOException;
  }

  /** Something computed in the background; it can be stopped. */
  private final class Work<T> extends SwingWorker<T, Void> {
    private final Task<T> task;
    private final Consumer<Optional<T>> then;
    private volatile boolean stopped;
    private final Progress progress = Progress.silent(() -> stopped);

    Work(Task<T> task, Consumer<Optional<T>> then) {
      this.task = task;
      this.then = then;
    }

    @Override
    protected T doInBackground() throws IOException {
      // DJL finds what it needs through this loader
      Thread.currentThread().setContextClassLoader(Preview.class.getClassLoader());
      return task.run(progress);
    }

    @Override
    protected void done() {
      work = Optional.empty();
      try {
        then.accept(Optional.of(get()));
      } catch (ExecutionException e) {
        then.accept(Optional.empty());
        if (!(ErrorLine.unwrap(e.getCause()) instanceof CancellationException)) {
          said.accept(ErrorLine.of(e.getCause()));
        }
      } catch (InterruptedException | CancellationException e) {
        then.accept(Optional.empty());
      }
      if (ended) {
        close();
      }
    }
  }
}
