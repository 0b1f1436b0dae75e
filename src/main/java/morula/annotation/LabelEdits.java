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

package morula.annotation;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.ImgUtil;

/**
 * A label image that a person corrects. Each action can be undone and done again, without limit,
 * also after saving. Planes are counted through all slices of the first frame, then of the next.
 * For one thread at a time.
 */
public final class LabelEdits {
  private final ArrayImg<IntType, IntArray> image;
  private final Labels labels;
  private final LabelPixels pixels;
  private final EditHistory history = new EditHistory();
  private final List<Consumer<Change>> listeners = new ArrayList<>();
  private final List<Consumer<Edit>> recorders = new ArrayList<>();

  private int highest;

  /** The edit that is being made, and the labels that it changes. */
  private Edit.Builder edit;

  private Set<Integer> changing;
  private boolean stroke;

  /**
   * What has changed.
   *
   * @param labels the labels that lost or won pixels, without 0
   * @param plane where; −1 if it may be everywhere
   * @param area a rectangle of that plane that contains all changed pixels
   */
  public record Change(Set<Integer> labels, int plane, Rectangle area) {}

  /** Copies labels. */
  public LabelEdits(Labels source) {
    long[] size = source.pixels().dimensionsAsLongArray();
    image = ArrayImgs.ints(size);
    ImgUtil.copy(source.pixels(), image);
    labels = new Labels(source.name(), image, source.calibration());
    pixels =
        new LabelPixels(
            image.update(null).getCurrentStorageArray(),
            Math.toIntExact(size[0]),
            Math.toIntExact(size[1]));
    highest = pixels.highest();
  }

  /** Returns a copy of the labels, which stays as they are now. X, Y, Z, TIME. */
  public Labels copy() {
    return new Labels(labels.name(), image.copy(), labels.calibration());
  }

  /** Returns the labels as they are now; they change with each action. X, Y, Z, TIME. */
  public Labels labels() {
    return labels;
  }

  /** Returns the label of a pixel; 0 outside the image. */
  public int at(int x, int y, int plane) {
    return pixels.at(x, y, plane);
  }

  /** Calls {@code listener} after each change. */
  public void onChange(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /** Returns the labels as they are now, X fastest; not to be changed. */
  int[] values() {
    return pixels.values();
  }

  /** Calls {@code recorder} with each whole action, also those that undo or redo one. */
  void onEdit(Consumer<Edit> recorder) {
    recorders.add(recorder);
  }

  /**
   * Gives several objects of a plane one number: the smallest of theirs.
   *
   * @return that number; 0 if there are fewer than two
   */
  public int merge(Set<Integer> objects, int plane) {
    Set<Integer> present = new TreeSet<>(objects);
    present.remove(0);
    if (present.size() < 2) {
      return 0;
    }
    int kept = present.iterator().next();
    begin();
    present.remove(kept);
    present.forEach(label -> replace(label, kept, plane));
    end("merge");
    return kept;
  }

  /** Removes objects from a plane. */
  public void delete(Set<Integer> objects, int plane) {
    begin();
    objects.forEach(label -> replace(label, 0, plane));
    end("delete");
  }

  /**
   * Adds an object where there is none yet: pixels of other objects stay theirs. If these cut the
   * new object into pieces, the largest one is taken.
   *
   * @param shape the new object
   * @return its number; 0 if nothing is left of it
   */
  public int add(Mask shape, int plane) {
    Mask free =
        shape
            .within(pixels.width(), pixels.height())
            .where((x, y) -> at(x, y, plane) == 0)
            .largestPiece();
    if (free.isEmpty()) {
      return 0;
    }
    begin();
    int label = ++highest;
    free.forEach((x, y) -> set(pixels.index(x, y, plane), label));
    end("add");
    return label;
  }

  /**
   * Cuts all objects that a line crosses. The largest piece keeps the number of its object. An
   * object that the line does not divide stays as it is.
   *
   * @param line pixels of the line, without gaps (neighbours may touch at a corner)
   * @return the numbers of the new pieces
   */
  public Set<Integer> cut(Mask line, int plane) {
    Set<Integer> crossed = new TreeSet<>();
    line.forEach((x, y) -> crossed.add(at(x, y, plane)));
    crossed.remove(0);
    Set<Integer> pieces = new TreeSet<>();
    begin();
    for (int label : crossed) {
      List<Mask> parts = object(label, plane).cutBy(line);
      for (int i = 1; i < parts.size(); i++) {
        int piece = ++highest;
        parts.get(i).forEach((x, y) -> set(pixels.index(x, y, plane), piece));
        pieces.add(piece);
      }
    }
    end("cut");
    return pieces;
  }

  /** Adds pixels to an object, as a brush does; pixels of other objects stay theirs. */
  public void extend(int label, Mask brush, int plane) {
    begin();
    brush
        .within(pixels.width(), pixels.height())
        .where((x, y) -> at(x, y, plane) == 0)
        .forEach((x, y) -> set(pixels.index(x, y, plane), label));
    end("brush");
  }

  /**
   * Takes pixels away.
   *
   * @param label of the object; 0 for all
   */
  public void erase(int label, Mask brush, int plane) {
    begin();
    brush
        .within(pixels.width(), pixels.height())
        .where((x, y) -> at(x, y, plane) > 0 && (label == 0 || at(x, y, plane) == label))
        .forEach((x, y) -> set(pixels.index(x, y, plane), 0));
    end("erase");
  }

  /** Returns a number that no object has yet, for a new object that is made with a brush. */
  public int newLabel() {
    return ++highest;
  }

  /** Returns the pixels of an object in a plane. */
  public Mask object(int label, int plane) {
    Rectangle box = box(label, plane);
    return Mask.of(box.x, box.y, box.width, box.height, (x, y) -> at(x, y, plane) == label);
  }

  /** Returns the number of pixels of an object in a plane. */
  public int area(int label, int plane) {
    return pixels.objects(plane).area(label);
  }

  /**
   * Returns the smallest rectangle that contains an object of a plane; empty if it is not there.
   */
  public Rectangle box(int label, int plane) {
    return pixels.objects(plane).box(label, (x, y) -> at(x, y, plane) == label);
  }

  /** Returns whether an object, in all planes, is as it was in the beginning. */
  public boolean isUntouched(int label) {
    return history.isUntouched(label);
  }

  /** Returns what would be undone; empty if there is nothing. */
  public Optional<String> undoable() {
    return history.undoable().map(Edit::what);
  }

  /** Returns what would be done again; empty if there is nothing. */
  public Optional<String> redoable() {
    return history.redoable().map(Edit::what);
  }

  /** Takes the last action back; does nothing if there is none. */
  public void undo() {
    history.undo().ifPresent(last -> apply(last.reversed()));
  }

  /** Does the action again that was taken back last; does nothing if there is none. */
  public void redo() {
    history.redo().ifPresent(this::apply);
  }

  /**
   * Takes over labels of the same size, such as those of work that was interrupted; one action.
   *
   * @param other X fastest, then Y, Z and TIME
   * @throws IllegalArgumentException if the size differs
   */
  public void restore(int[] other) {
    Edit all = pixels.difference(other, "restore");
    if (!all.isEmpty()) {
      highest = Math.max(highest, Arrays.stream(other).max().orElse(0));
      history.add(all);
      apply(all);
    }
  }

  private void apply(Edit change) {
    int[] to = change.after();
    for (int i = 0; i < to.length; i++) {
      pixels.fill(change.start()[i], change.length()[i], change.before()[i], to[i]);
    }
    recorders.forEach(recorder -> recorder.accept(change));
    tell(change.labels());
  }

  /** Begins a stroke of a brush: all that follows until its end is one action. */
  public void beginStroke() {
    begin();
    stroke = true;
  }

  /** Ends a stroke. */
  public void endStroke() {
    stroke = false;
    end("brush");
  }

  /** Returns the labels that occur in a plane, ascending. */
  public int[] inPlane(int plane) {
    return pixels.objects(plane).labels();
  }

  /** Returns the highest number that an object has or had. */
  public int highest() {
    return highest;
  }

  /** Returns the number of objects in a plane. */
  public int count(int plane) {
    return pixels.objects(plane).count();
  }

  /** Returns the objects of a plane that lie wholly in a rectangle, whose corners are included. */
  public Set<Integer> wholly(int left, int top, int right, int bottom, int plane) {
    Rectangle in = new Rectangle(left, top, right - left + 1, bottom - top + 1);
    Set<Integer> inside = new TreeSet<>();
    for (int label : inPlane(plane)) {
      if (in.contains(box(label, plane))) {
        inside.add(label);
      }
    }
    return inside;
  }

  /** Returns a plane: X, Y. */
  public RandomAccessibleInterval<IntType> plane(int plane) {
    long slices = labels.slices();
    return labels.plane(plane % slices, plane / slices);
  }

  private void begin() {
    if (!stroke) {
      edit = new Edit.Builder();
      changing = new TreeSet<>();
    }
  }

  private void end(String what) {
    if (stroke) {
      if (!pixels.changedArea().isEmpty()) {
        tell(changing);
      }
      return;
    }
    Edit finished = edit.build(what);
    if (!finished.isEmpty()) {
      history.add(finished);
      recorders.forEach(recorder -> recorder.accept(finished));
      tell(changing);
    }
  }

  private void tell(Set<Integer> labels) {
    Set<Integer> changed = new TreeSet<>(labels);
    changed.remove(0);
    Change change = new Change(changed, pixels.changedPlane(), pixels.changedArea());
    pixels.forgetChange();
    listeners.forEach(listener -> listener.accept(change));
  }

  private void replace(int label, int by, int plane) {
    object(label, plane).forEach((x, y) -> set(pixels.index(x, y, plane), by));
  }

  private void set(int index, int to) {
    int from = pixels.at(index);
    if (from != to) {
      edit.add(index, from, to);
      changing.add(from);
      changing.add(to);
      pixels.fill(index, 1, from, to);
    }
  }
}
