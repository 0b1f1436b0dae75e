package morula.evaluation;

import java.nio.file.Path;

/**
 * A label image and the prediction that is compared with it.
 *
 * @param name name of the image to which both belong: the name of the label image without extension
 *     and without a suffix such as {@code _labels}
 * @param truth file of the label image
 * @param prediction file of the prediction
 */
public record LabelPair(String name, Path truth, Path prediction) {}
