package morula.training;

import java.util.Map;

/**
 * The scores of one validation.
 *
 * @param score main score, which selects the best epoch; higher is better; NaN where there is none
 * @param further further scores by name, such as "IoU class 1", in the order of their columns in
 *     {@code training.csv}
 */
public record ValidationScores(double score, Map<String, Double> further) {}
