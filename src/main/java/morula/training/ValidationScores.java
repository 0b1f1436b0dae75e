package morula.training;

import java.util.Map;

/**
 * What a validation found.
 *
 * @param score by which the best epoch is chosen, higher is better; NaN where there is none
 * @param further figures by name, such as "IoU class 1", in the order of their columns in {@code
 *     training.csv}
 */
public record ValidationScores(double score, Map<String, Double> further) {}
