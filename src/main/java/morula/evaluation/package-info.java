/**
 * Matching of predicted with true objects, scores, confusion, reports.
 *
 * <p>Numbers and files of numbers; plots are drawn in {@code fiji}.
 */
package morula.evaluation;
