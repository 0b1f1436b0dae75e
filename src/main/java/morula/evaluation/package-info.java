/**
 * Matching of predicted with true objects, scores, confusion, reports; and perturbed copies of
 * images, to see what a model can take.
 *
 * <p>Numbers and files of numbers; plots are drawn in {@code fiji}, pictures in {@code pictures}.
 */
package morula.evaluation;
