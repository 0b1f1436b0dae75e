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

package morula.instances;

import java.util.List;
import java.util.Locale;
import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;

/** Makes a {@link MaskHead} with one mask for each class. */
public final class MasksProvider implements HeadProvider {
  static final String HELP =
      "a mask for each class; masks(levels=50:100) sets the value of each mask";

  private static final double LARGEST_LEVEL = 65_535;

  @Override
  public String name() {
    return MaskHead.MASKS;
  }

  @Override
  public String help() {
    return HELP;
  }

  @Override
  public Head parse(NamedOptions options, int classes) {
    List<Double> levels = levels(options);
    if (!levels.isEmpty() && levels.size() != classes - 1) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "heads=%s: number of levels %d, number of classes besides the background %d; give one level for each class",
              options.text(),
              levels.size(),
              classes - 1));
    }
    return MaskHead.ofClasses(Heads.atLeastTwo(options.name(), classes), levels);
  }

  @Override
  public Head any(NamedOptions options) {
    List<Double> levels = levels(options);
    return MaskHead.ofClasses(Math.max(2, levels.size() + 1), levels);
  }

  private static List<Double> levels(NamedOptions options) {
    List<Double> levels = options.decimals("levels", List.of(), 0, LARGEST_LEVEL);
    if (levels.contains(0.0)) {
      throw options.refused("levels must be above 0");
    }
    return levels;
  }
}
