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
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import morula.annotation.Correction;
import morula.fiji.LabelRois;
import morula.pictures.LabelColoring;

/**
 * The outlines of the objects of one plane on an image, while it is corrected. Only what changed is
 * outlined again. The overlay that was there before comes back at the end.
 */
final class CorrectionOverlay {
  private static final BasicStroke CHOSEN = new BasicStroke(3);

  private final ImagePlus image;
  private final Correction correction;
  private final LabelColoring colors;
  private final Overlay before;
  private final Map<Integer, Roi> outlines = new TreeMap<>();
  private final Set<Integer> changed = new TreeSet<>();
  private int outlined = -1;

  CorrectionOverlay(ImagePlus image, Correction correction) {
    this.image = image;
    this.correction = correction;
    colors = LabelColoring.of(correction.edits().labels());
    before = image.getOverlay();
    correction.edits().onChange(changed::addAll);
  }

  /** Draws what is there now. */
  void draw() {
    int plane = correction.plane();
    if (outlined != plane) {
      outlines.clear();
      changed.clear();
      for (int label : correction.edits().inPlane(plane)) {
        changed.add(label);
      }
      outlined = plane;
    }
    if (!changed.isEmpty()) {
      outlines.keySet().removeAll(changed);
      outlines.putAll(LabelRois.of(correction.edits().plane(plane), changed));
      changed.clear();
    }
    Overlay overlay = new Overlay();
    Set<Integer> chosen = correction.chosen();
    outlines.forEach(
        (label, roi) -> {
          roi.setStroke(chosen.contains(label) ? CHOSEN : null);
          roi.setStrokeColor(chosen.contains(label) ? Color.WHITE : colors.color(label));
          overlay.add(roi);
        });
    List<int[]> path = correction.path();
    if (path.size() > 1) {
      overlay.add(line(path));
    }
    image.setOverlay(overlay);
  }

  private Roi line(List<int[]> path) {
    int[] first = path.get(0);
    int[] last = path.get(path.size() - 1);
    Roi roi;
    if (correction.tool() == Correction.Tool.CHOOSE) {
      roi =
          new Roi(
              Math.min(first[0], last[0]),
              Math.min(first[1], last[1]),
              Math.abs(last[0] - first[0]),
              Math.abs(last[1] - first[1]));
    } else {
      float[] x = new float[path.size()];
      float[] y = new float[path.size()];
      for (int i = 0; i < x.length; i++) {
        x[i] = path.get(i)[0] + 0.5f;
        y[i] = path.get(i)[1] + 0.5f;
      }
      roi = new PolygonRoi(x, y, Roi.FREELINE);
    }
    roi.setStrokeColor(Color.YELLOW);
    return roi;
  }

  /** Shows the overlay that was there before. */
  void remove() {
    image.setOverlay(before);
  }
}
