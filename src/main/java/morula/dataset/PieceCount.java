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

package morula.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import morula.image.LabelPieces;
import morula.image.LabelRuns;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/** Counts the pieces of the labels of an image, plane by plane. */
final class PieceCount {
  /** A piece of so many pixels is no crumb. */
  private static final int LARGE = 50;

  /** Nor is one with this share of the largest piece. */
  private static final double LARGE_SHARE = 0.1;

  /** Pieces that are farther apart than so many diameters are far apart. */
  private static final double FAR = 3;

  /** A piece of so many pixels or fewer is fine grain, as of a photograph. */
  private static final int FINE = 16;

  private final Map<Integer, Value> values = new HashMap<>();
  private long background;
  private long border;
  private long labelledBorder;
  private long pieces;
  private long finePixels;
  private int singlePixels;

  /** The counts of a value. */
  private static final class Value {
    private long area;
    private int planes;
    private int pieces;
    private int large;
    private long largest;
    private boolean strewn;
    private boolean apart;
  }

  private record Piece(long pixels, double x, double y) {}

  /**
   * Adds a plane.
   *
   * @param plane X, Y
   * @param value what a label counts as; below 0 for labels that are ignored
   */
  void add(RandomAccessibleInterval<IntType> plane, IntUnaryOperator value) {
    long right = plane.dimension(0);
    long bottom = plane.dimension(1) - 1;
    LabelPieces found = new LabelPieces();
    LabelRuns.forEach(
        plane,
        value,
        (label, from, end, y) -> {
          if (label < 0) {
            return;
          }
          int atBorder =
              y == 0 || y == bottom ? end - from : (from == 0 ? 1 : 0) + (end == right ? 1 : 0);
          border += atBorder;
          if (label == 0) {
            background += end - from;
          } else {
            labelledBorder += atBorder;
            found.add(label, from, end, y);
          }
        });
    Map<Integer, List<Piece>> byValue = new HashMap<>();
    found.forEach(
        (label, pixels, x, y) ->
            byValue.computeIfAbsent(label, l -> new ArrayList<>(1)).add(new Piece(pixels, x, y)));
    byValue.forEach(this::add);
  }

  private void add(int label, List<Piece> found) {
    Piece largest = found.get(0);
    for (Piece piece : found) {
      largest = piece.pixels > largest.pixels ? piece : largest;
    }
    Value value = values.computeIfAbsent(label, l -> new Value());
    value.planes++;
    value.pieces += found.size();
    value.largest = Math.max(value.largest, largest.pixels);
    pieces += found.size();
    double far = FAR * 2 * Math.sqrt(largest.pixels / Math.PI);
    for (Piece piece : found) {
      boolean large = piece.pixels >= LARGE || piece.pixels >= LARGE_SHARE * largest.pixels;
      boolean isFar = Math.hypot(piece.x - largest.x, piece.y - largest.y) > far;
      value.area += piece.pixels;
      value.large += large ? 1 : 0;
      value.strewn |= isFar;
      value.apart |= isFar && large;
      finePixels += piece.pixels <= FINE ? piece.pixels : 0;
      singlePixels += piece.pixels == 1 ? 1 : 0;
    }
  }

  /** Returns the counts of the values of 1 and above that occurred, ascending. */
  List<ValueCount> values() {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry -> {
              Value v = entry.getValue();
              return new ValueCount(
                  entry.getKey(),
                  v.area,
                  v.planes,
                  v.pieces,
                  v.large,
                  v.largest,
                  v.strewn,
                  v.apart);
            })
        .toList();
  }

  /** Returns the number of pixels of value 0. */
  long background() {
    return background;
  }

  /** Returns the share of the pixels at the borders of the planes that have a label, 0 to 1. */
  double labelledBorder() {
    return border == 0 ? 0 : (double) labelledBorder / border;
  }

  /** Returns the number of pieces of all values. */
  long pieces() {
    return pieces;
  }

  /** Returns the number of pixels in pieces of 16 pixels and fewer. */
  long finePixels() {
    return finePixels;
  }

  /** Returns the number of pieces of one pixel. */
  int singlePixels() {
    return singlePixels;
  }
}
