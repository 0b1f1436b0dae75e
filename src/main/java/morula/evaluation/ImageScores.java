package morula.evaluation;

/**
 * The scores of one image; of all frames together for a time series.
 *
 * @param name name of the image
 * @param scores scores of its objects
 * @param pixelAccuracy fraction of pixels with the correct class, see {@link
 *     ConfusionMatrix#pixelAccuracy}
 * @param meanIou mean IoU of its classes, see {@link ConfusionMatrix#meanIou}
 */
public record ImageScores(String name, Scores scores, double pixelAccuracy, double meanIou) {}
