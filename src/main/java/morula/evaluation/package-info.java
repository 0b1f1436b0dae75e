/**
 * Matching of predicted and true objects, scores, confusion matrices and reports.
 *
 * <p>Computes numbers and writes them to files; plots are drawn in {@code fiji}.
 */
package morula.evaluation;
