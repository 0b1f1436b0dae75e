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

package morula.segmentation;

import java.util.List;
import morula.image.Normalization;
import morula.inference.TiledPredictor;
import morula.inference.Tiles;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.model.TrainingRecord;
import morula.model.TypicalValues;
import morula.torchscript.Precision;

/** A use of a model that was trained by Morula; its record describes how it is applied. */
record MorulaModel(KeptModels.Use use, List<Normalization> normalization, TiledPredictor predictor)
    implements AppliedModel {

  /**
   * @param use closed with this
   * @param normalization of intensities
   * @param tileSize side of a tile in pixels; 0 to choose
   */
  static MorulaModel of(KeptModels.Use use, List<Normalization> normalization, int tileSize) {
    LoadedModel model = use.model();
    return new MorulaModel(
        use,
        normalization,
        Tiles.predictor(
            use::predict,
            model.parts().head().channels().size(),
            model.field(),
            tileSize,
            model.valuesPerPixel()));
  }

  private TrainingRecord record() {
    return use.model().record();
  }

  @Override
  public Head head() {
    return use.model().parts().head();
  }

  @Override
  public Precision precision() {
    return use.model().precision();
  }

  @Override
  public String fingerprint() {
    return use.model().fingerprint();
  }

  @Override
  public int inputChannels() {
    return record().inputChannels();
  }

  @Override
  public DecoderOptions decoder() {
    return record().decoder();
  }

  @Override
  public List<Integer> classValues() {
    return record().classValues();
  }

  @Override
  public int imageSize() {
    return record().imageSize();
  }

  @Override
  public double diameter() {
    return record().diameter();
  }

  @Override
  public TypicalValues typical() {
    return record().typical();
  }

  @Override
  public void close() {
    use.close();
  }
}
