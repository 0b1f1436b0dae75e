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

package morula.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import morula.instances.DecoderOptions;

/**
 * The record of a training, with everything that Morula needs to apply the model: the file {@code
 * morula.json}. The content of {@code rdf.yaml} (channels, normalisation, file names) is not
 * repeated.
 *
 * @param format version of this record, {@link #FORMAT} when new
 * @param morulaVersion version of Morula that trained the model
 * @param configuration every key of the command and its value
 * @param head the head with its options, as the key {@code heads=} takes it
 * @param classes number of classes of the head
 * @param classValues value in a label image of each class, background first; empty for objects, and
 *     if the values are the class numbers
 * @param network architecture with its options, as the key {@code network=} takes it
 * @param divisor per spatial axis ([Z,] Y, X): the size of an input must be a multiple of it
 * @param halo per spatial axis ([Z,] Y, X): pixels on either side that influence an output pixel
 * @param inputChannels number of input channels
 * @param seed of every random choice
 * @param versions engine and libraries with their versions
 * @param dataFingerprint a hash of the training data
 * @param decoder thresholds and sizes that turn predictions into labels
 * @param curves name, such as "train_loss" → one value per epoch; NaN if there is none
 * @param bestEpoch the epoch whose weights the model has, counted from 1
 * @param scores name → score of the best epoch on the validation images
 * @param medianObjectSize median area of the training objects, in pixels as the network sees them;
 *     0 when unknown
 * @param imageSize width and height, in pixels, to which images are resized before the network; 0
 *     if they are not resized
 * @param diameter diameter, in pixels, to which the median object of an image is scaled before the
 *     network; 0 if images are not scaled
 * @param typical typical values of the training images
 * @param calibration what the network computes on patches of the training images
 */
public record TrainingRecord(
    int format,
    String morulaVersion,
    Map<String, String> configuration,
    String head,
    int classes,
    List<Integer> classValues,
    String network,
    List<Integer> divisor,
    List<Integer> halo,
    int inputChannels,
    long seed,
    Map<String, String> versions,
    String dataFingerprint,
    DecoderOptions decoder,
    Map<String, List<Double>> curves,
    int bestEpoch,
    Map<String, Double> scores,
    double medianObjectSize,
    int imageSize,
    double diameter,
    TypicalValues typical,
    CalibrationRecord calibration) {

  /** The newest version of the record, in which new records are written. */
  public static final int FORMAT = 1;

  /** Largest {@code diameter}, in pixels; also of the key {@code diameter} of {@code train}. */
  public static final double LARGEST_DIAMETER = 10_000;

  /** Copies and sorts, because the order of a map may differ from run to run. */
  public TrainingRecord {
    configuration = sorted(configuration);
    classValues = List.copyOf(classValues);
    divisor = List.copyOf(divisor);
    halo = List.copyOf(halo);
    versions = sorted(versions);
    curves = sorted(curves);
    scores = sorted(scores);
  }

  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
