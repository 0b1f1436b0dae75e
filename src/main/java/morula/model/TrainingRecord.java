package morula.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import morula.instances.DecoderOptions;

/**
 * How a model came about and what Morula needs to apply it: the file {@code morula.json}. What
 * {@code rdf.yaml} says (channels, normalisation, file names) is not said again.
 *
 * @param format version of this record, {@link #FORMAT} when new
 * @param morulaVersion version of Morula that trained the model
 * @param configuration every key of the command and its value
 * @param head the head with its options, as the key {@code heads=} takes it
 * @param classes number of classes of the head
 * @param classValues value in a label image of each class, background first; empty for objects, and
 *     where classes are numbered as they stand
 * @param network architecture with its options, as the key {@code network=} takes it
 * @param divisor per spatial axis ([Z,] Y, X): the size of an input must be a multiple of it
 * @param halo per spatial axis ([Z,] Y, X): pixels to either side that change an output pixel
 * @param inputChannels number of channels that go in
 * @param seed of every random choice
 * @param versions engine and libraries with their versions
 * @param dataFingerprint a hash over the training data
 * @param decoder thresholds and sizes with which predictions become labels
 * @param curves name → one value an epoch, such as "train_loss"; NaN where there is none
 * @param bestEpoch the epoch whose weights the model has, counted from 1
 * @param scores name → figure of the best epoch on the validation images
 * @param medianObjectSize median area of the training objects, in pixels as the network sees them;
 *     0 when unknown
 * @param imageSize width and height, in pixels, that images are resized to before the network; 0
 *     for as they are
 * @param diameter diameter, in pixels, to which the median object of an image is scaled before the
 *     network; 0 for as they are
 * @param typical what the training images have in common
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
    TypicalValues typical) {

  /** The newest version of the record, which is also the one that is written. */
  public static final int FORMAT = 1;

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
