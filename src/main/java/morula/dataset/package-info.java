/**
 * The meaning of label values in training and evaluation, and the properties of a set of training
 * images that are known before the first step: statistics of their labels, findings of the data
 * check, the split into training and validation images, the fingerprint.
 *
 * <p>Must not import networks, the engine or ImageJ.
 */
package morula.dataset;
