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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * A person's work on a label image: which objects are chosen, which tool is in the hand, and what
 * the mouse does with it. Positions are pixels of the image. For one thread at a time.
 */
public final class Correction {

  /** What the mouse does. */
  public enum Tool {
    /** A click chooses an object, a drag all objects that lie wholly in a rectangle. */
    CHOOSE,
    /** A closed line makes a new object. */
    DRAW,
    /** A line cuts the objects that it crosses. */
    CUT,
    /** Paints into the chosen object, or a new one; takes away while the eraser is on. */
    BRUSH,
    /** A drag marks a rectangle as annotated; a click marks the whole image again. */
    PART
  }

  private final LabelEdits edits;
  private final Set<Integer> chosen = new TreeSet<>();
  private final List<int[]> path = new ArrayList<>();
  private Tool tool = Tool.CHOOSE;
  private double brushRadius = 4;
  private boolean eraser;
  private final AnnotatedPart part = new AnnotatedPart();
  private final UnsureOrder unsure = new UnsureOrder();
  private int plane;
  private boolean adding;
  private boolean erasing;

  /** The only object that a stroke takes away from; 0 for all. */
  private int erased;

  private Runnable listener = () -> {};

  /** Starts to correct labels. */
  public Correction(LabelEdits edits) {
    this.edits = edits;
    edits.onChange(
        changed -> {
          chosen.removeIf(label -> edits.area(label, plane) == 0);
          listener.run();
        });
  }

  /** Returns the labels and what can be undone. */
  public LabelEdits edits() {
    return edits;
  }

  /** Calls {@code action} after each change of the labels or of what is chosen. */
  public void onChange(Runnable action) {
    listener = action;
  }

  /** Returns the tool in the hand. */
  public Tool tool() {
    return tool;
  }

  /** Takes a tool. */
  public void take(Tool other) {
    interrupt();
    tool = other;
    listener.run();
  }

  /** Returns the radius of the brush in pixels. */
  public double brushRadius() {
    return brushRadius;
  }

  /**
   * Sets the radius of the brush.
   *
   * @param pixels 0 to 500
   */
  public void setBrushRadius(double pixels) {
    brushRadius = Math.max(0, Math.min(500, pixels));
  }

  /** Returns whether the brush takes away. */
  public boolean eraser() {
    return eraser;
  }

  /** Says whether the brush takes away. */
  public void setEraser(boolean on) {
    eraser = on;
    listener.run();
  }

  /** Returns the part of the image that is annotated. */
  public AnnotatedPart part() {
    return part;
  }

  /** Goes to a plane, counted through all slices of the first frame, then of the next, from 0. */
  public void goTo(int to) {
    if (to != plane) {
      interrupt();
      plane = to;
      chosen.clear();
      listener.run();
    }
  }

  /** Returns the plane that is corrected. */
  public int plane() {
    return plane;
  }

  /** Returns the chosen objects. */
  public Set<Integer> chosen() {
    return Set.copyOf(chosen);
  }

  /** Returns the line that is being drawn, as x and y of its points; empty if there is none. */
  public List<int[]> path() {
    return List.copyOf(path);
  }

  /**
   * The mouse button goes down.
   *
   * @param add whether to add to what is chosen, as with Shift
   * @param erase whether the brush takes away, as with Alt, also while the eraser is off
   */
  public void press(int x, int y, boolean add, boolean erase) {
    adding = add;
    erasing = erase || eraser;
    interrupt();
    path.add(new int[] {x, y});
    if (tool == Tool.BRUSH) {
      if (!erasing && chosen.size() != 1) {
        int under = edits.at(x, y, plane);
        choose(under > 0 ? under : edits.newLabel());
      }
      // it stays the same when nothing is left of it, and thus no more chosen
      erased = chosen.size() == 1 ? chosen.iterator().next() : 0;
      edits.beginStroke();
      paint(x, y, x, y);
    }
  }

  /** The mouse moves with its button down. */
  public void drag(int x, int y) {
    if (path.isEmpty()) {
      return;
    }
    int[] last = path.get(path.size() - 1);
    if (last[0] == x && last[1] == y) {
      return;
    }
    path.add(new int[] {x, y});
    if (tool == Tool.BRUSH) {
      paint(last[0], last[1], x, y);
    } else {
      listener.run();
    }
  }

  /** The mouse button goes up: the action is done. */
  public void release(int x, int y) {
    if (path.isEmpty()) {
      return;
    }
    drag(x, y);
    int[] xs = path.stream().mapToInt(point -> point[0]).toArray();
    int[] ys = path.stream().mapToInt(point -> point[1]).toArray();
    path.clear();
    switch (tool) {
      case CHOOSE -> chooseIn(xs[0], ys[0], x, y);
      case DRAW -> {
        int label = xs.length < 3 ? 0 : edits.add(Mask.polygon(xs, ys), plane);
        if (label > 0) {
          choose(label);
        }
      }
      case CUT -> edits.cut(Mask.line(xs, ys), plane);
      case BRUSH -> edits.endStroke();
      case PART -> part.mark(plane, xs[0], ys[0], x, y);
    }
    listener.run();
  }

  private void paint(int fromX, int fromY, int x, int y) {
    double way = Math.max(Math.abs(x - fromX), Math.abs(y - fromY));
    int steps = Math.max(1, (int) Math.ceil(way / Math.max(1, brushRadius / 8)));
    for (int s = 0; s <= steps; s++) {
      double px = fromX + (double) (x - fromX) * s / steps;
      double py = fromY + (double) (y - fromY) * s / steps;
      Mask disc = Mask.disc(px, py, brushRadius);
      if (erasing) {
        edits.erase(erased, disc, plane);
      } else if (!chosen.isEmpty()) {
        edits.extend(chosen.iterator().next(), disc, plane);
      }
    }
  }

  private void chooseIn(int x1, int y1, int x2, int y2) {
    if (!adding) {
      chosen.clear();
    }
    if (x1 == x2 && y1 == y2) {
      int label = edits.at(x1, y1, plane);
      if (label > 0 && !chosen.remove(label)) {
        chosen.add(label);
      }
      return;
    }
    chosen.addAll(
        edits.wholly(
            Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2), plane));
  }

  /**
   * Chooses all objects of the plane for which a condition holds, such as the small ones.
   *
   * @return their number
   */
  public int chooseAll(IntPredicate condition) {
    interrupt();
    chosen.clear();
    for (int label : edits.inPlane(plane)) {
      if (condition.test(label)) {
        chosen.add(label);
      }
    }
    listener.run();
    return chosen.size();
  }

  private void choose(int label) {
    chosen.clear();
    chosen.add(label);
  }

  /** Ends what the mouse began: what a stroke has painted is an action of its own. */
  private void interrupt() {
    boolean stroke = tool == Tool.BRUSH && !path.isEmpty();
    path.clear();
    if (stroke) {
      edits.endStroke();
    }
  }

  /** Takes the last action back, or the stroke that is being painted. */
  public void undo() {
    interrupt();
    edits.undo();
  }

  /** Does the action again that was taken back last; not after a stroke that is being painted. */
  public void redo() {
    interrupt();
    edits.redo();
  }

  /** Chooses no object. */
  public void chooseNone() {
    interrupt();
    chosen.clear();
    listener.run();
  }

  /** Merges the chosen objects; does nothing if there are fewer than two. */
  public void merge() {
    interrupt();
    int kept = edits.merge(chosen, plane);
    if (kept > 0) {
      choose(kept);
      listener.run();
    }
  }

  /** Deletes the chosen objects. */
  public void delete() {
    interrupt();
    edits.delete(chosen(), plane);
    chosen.clear();
    listener.run();
  }

  /**
   * Chooses the object whose score follows that of the last one, the lowest first; after the
   * highest, the lowest again.
   *
   * @param score score of a label; not a number if it has none, then it is left out
   * @param step 1 for the next one, −1 for the one before
   * @return the object; empty if none has a score
   */
  public Optional<UnsureOrder.Position> nextUnsure(IntToDoubleFunction score, int step) {
    interrupt();
    Optional<UnsureOrder.Position> next = unsure.go(edits.inPlane(plane), score, step);
    next.ifPresent(position -> choose(position.label()));
    listener.run();
    return next;
  }
}
