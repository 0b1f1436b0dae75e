/**
 * Heads: encoders of labels into training targets, and decoders of predictions into labels with
 * their scores; how heads are found; and the decoder's options that are tuned.
 *
 * <p>Must not import {@code inference} or ImageJ.
 */
package morula.instances;
