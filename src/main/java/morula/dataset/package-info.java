/**
 * What label values mean, in a training as in an evaluation; and what is known of a set of training
 * images before the first step: statistics of their labels, findings of the data check, the split
 * into training and validation, the fingerprint.
 *
 * <p>Must not import networks, the engine or ImageJ.
 */
package morula.dataset;
