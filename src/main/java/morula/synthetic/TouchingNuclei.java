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

package morula.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Places nuclei in clusters: each touches another by a side or a corner of a pixel, no pixel
 * belongs to two, and the bounding boxes of any two overlap by no more than the share asked for. Of
 * several that would fit, the one with the largest overlap is taken. All lie within the image.
 */
final class TouchingNuclei {
  /** Mean number of nuclei in a cluster. */
  private static final double CLUSTER = 5;

  private static final int CANDIDATES = 24;

  private final NucleiParameters parameters;
  private final int[] labels;
  private final SplittableRandom random;
  private final List<Bounds> placed = new ArrayList<>();

  /**
   * @param labels X, Y of the plane; 0 where there is room; read again for each nucleus
   */
  TouchingNuclei(NucleiParameters parameters, int[] labels, SplittableRandom random) {
    this.parameters = parameters;
    this.labels = labels;
    this.random = random;
  }

  /** The pixels of a nucleus that may be moved by whole pixels. */
  private record Outline(Nucleus nucleus, int[] x, int[] y, Bounds bounds) {}

  /** A place of an outline, in pixels from where it was drawn, and its overlap with others. */
  private record Place(Outline outline, int x, int y, double overlap) {}

  /**
   * Returns the next nucleus, which must be drawn before the next call; null if no room was found.
   */
  Nucleus next() {
    boolean first = placed.isEmpty() || CLUSTER * random.nextDouble() < 1;
    Place best = null;
    for (int k = 0; k < CANDIDATES && !(first && best != null); k++) {
      Place place = first ? anywhere(outline()) : against(random.nextInt(placed.size()), outline());
      if (place != null && (best == null || place.overlap() > best.overlap())) {
        best = place;
      }
    }
    if (best == null) {
      return null;
    }
    placed.add(best.outline().bounds().moved(best.x(), best.y()));
    return best.outline().nucleus().moved(best.x(), best.y());
  }

  private Outline outline() {
    double x = random.nextDouble();
    double y = random.nextDouble();
    Nucleus nucleus = new Nucleus(parameters, parameters.drawRadius(random), x, y, 0, random);
    int reach = (int) Math.ceil(nucleus.reach()) + 1;
    int[] xs = new int[(2 * reach + 1) * (2 * reach + 1)];
    int[] ys = new int[xs.length];
    int count = 0;
    Bounds bounds = new Bounds(reach, reach, -reach, -reach);
    for (int j = -reach; j <= reach; j++) {
      for (int i = -reach; i <= reach; i++) {
        if (nucleus.distance(i, j, 0) < 1) {
          xs[count] = i;
          ys[count++] = j;
          bounds =
              new Bounds(
                  Math.min(bounds.left(), i),
                  Math.min(bounds.top(), j),
                  Math.max(bounds.right(), i),
                  Math.max(bounds.bottom(), j));
        }
      }
    }
    return new Outline(nucleus, Arrays.copyOf(xs, count), Arrays.copyOf(ys, count), bounds);
  }

  private Place anywhere(Outline outline) {
    return place(outline, random.nextInt(parameters.width()), random.nextInt(parameters.height()));
  }

  /**
   * Moves the outline from outside towards a neighbour, in a random direction, until the next step
   * would overlap a nucleus.
   */
  private Place against(int neighbour, Outline outline) {
    Bounds goal = placed.get(neighbour);
    double x = (goal.left() + goal.right()) / 2.0;
    double y = (goal.top() + goal.bottom()) / 2.0;
    double angle = 2 * Math.PI * random.nextDouble();
    double far =
        Math.hypot(goal.right() - goal.left(), goal.bottom() - goal.top()) / 2
            + outline.nucleus().reach()
            + 2;
    int lastX = 0;
    int lastY = 0;
    // Steps of at most a pixel along each axis, so that the last free place touches.
    for (double distance = far; distance > 0; distance--) {
      int nextX = (int) Math.round(x + distance * Math.cos(angle));
      int nextY = (int) Math.round(y + distance * Math.sin(angle));
      if (!isFree(outline, nextX, nextY)) {
        return distance == far ? null : place(outline, lastX, lastY);
      }
      lastX = nextX;
      lastY = nextY;
    }
    return null;
  }

  /** Returns the place with its overlap, or null if the place is not free. */
  private Place place(Outline outline, int x, int y) {
    Bounds bounds = outline.bounds().moved(x, y);
    if (!bounds.isWithin(parameters.width(), parameters.height()) || !isFree(outline, x, y)) {
      return null;
    }
    double overlap = 0;
    for (Bounds other : placed) {
      overlap = Math.max(overlap, bounds.overlap(other));
    }
    return overlap > parameters.overlap() ? null : new Place(outline, x, y, overlap);
  }

  /** Whether no pixel of the outline is another nucleus'; beyond the image there is none. */
  private boolean isFree(Outline outline, int x, int y) {
    for (int i = 0; i < outline.x().length; i++) {
      int px = outline.x()[i] + x;
      int py = outline.y()[i] + y;
      boolean inside = px >= 0 && py >= 0 && px < parameters.width() && py < parameters.height();
      if (inside && labels[py * parameters.width() + px] != 0) {
        return false;
      }
    }
    return true;
  }
}
