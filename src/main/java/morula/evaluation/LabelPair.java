package morula.evaluation;

import java.nio.file.Path;

/**
 * A label image and the prediction to compare it with.
 *
 * @param name name of the image that both belong to: the label image's without extension and
 *     without a suffix such as {@code _labels}
 * @param truth file of the label image
 * @param prediction file of the prediction
 */
public record LabelPair(String name, Path truth, Path prediction) {}
