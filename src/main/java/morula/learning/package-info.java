/**
 * Training from end to end: reading and checking images and labels, training, validation, tuning of
 * the decoder, and assembly of the model package.
 *
 * <p>Must not import {@code study}, {@code recipes} or ImageJ.
 */
package morula.learning;
