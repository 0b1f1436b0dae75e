/**
 * The jobs from end to end: train a model from folders, segment an image with a model.
 *
 * <p>Wires the packages above it; holds no algorithm of its own and must not import ImageJ.
 */
package morula.workflow;
