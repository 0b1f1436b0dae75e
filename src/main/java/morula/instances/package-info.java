/**
 * Heads: encoders of labels into training targets, and decoders of predictions into labels.
 *
 * <p>Must not import {@code inference} or ImageJ.
 */
package morula.instances;
