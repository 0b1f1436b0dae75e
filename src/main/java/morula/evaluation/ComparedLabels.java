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

package morula.evaluation;

import java.util.Locale;
import morula.image.Labels;
import morula.progress.Count;

/**
 * Two label images that are compared.
 *
 * @param truth ground truth with the name of the pair; its slices are frames if {@code separate}
 * @param prediction prediction of the same size
 * @param separate whether the slices of a stack are compared separately
 * @param exchanged whether what the file of the ground truth calls slices are the frames of the
 *     prediction, or the other way round
 */
public record ComparedLabels(Labels truth, Labels prediction, boolean separate, boolean exchanged) {

  /** Returns a size such as "512 x 512 pixels, 1 slice, 30 frames". */
  static String size(Labels labels) {
    long[] size = labels.pixels().dimensionsAsLongArray();
    return String.format(
        Locale.ROOT,
        "%d x %d pixels, %s, %s",
        size[0],
        size[1],
        Count.of(size[2], "slice"),
        Count.of(size[3], "frame"));
  }
}
