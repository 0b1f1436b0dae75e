package morula.evaluation;

/**
 * The scores of one image; of a time series, those of all its frames together.
 *
 * @param name name of the image
 * @param scores of its objects
 * @param pixelAccuracy fraction of pixels whose class is right, see {@link
 *     ConfusionMatrix#pixelAccuracy}
 * @param meanIou mean IoU of its classes, see {@link ConfusionMatrix#meanIou}
 */
public record ImageScores(String name, Scores scores, double pixelAccuracy, double meanIou) {}
