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

/**
 * What one value of a label image covers. Pieces are counted plane by plane, with 8 neighbours.
 *
 * @param value 1 and up
 * @param area pixels in all planes
 * @param planes planes that show it
 * @param pieces connected pieces, over all planes; at least {@code planes}
 * @param large pieces that are no crumbs: of 50 pixels or more, or a tenth of the largest piece of
 *     their plane
 * @param largest pixels of the largest piece
 * @param strewn whether some piece lies far from the largest of its plane: by more than three
 *     diameters of a disc of the area of the largest
 * @param apart whether such a piece is large
 */
public record ValueCount(
    int value,
    long area,
    int planes,
    int pieces,
    int large,
    long largest,
    boolean strewn,
    boolean apart) {

  /** Whether it is one piece in every plane that shows it, but for crumbs. */
  public boolean isWhole() {
    return large == planes;
  }

  /** Whether it lies in several large pieces in the planes that show it, by and large. */
  public boolean isInPieces() {
    return 2 * large >= 3 * planes;
  }
}
