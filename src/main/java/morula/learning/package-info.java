/**
 * The job of training from end to end: reads and checks images and labels, trains, validates, tunes
 * the decoder, and assembles the model package.
 *
 * <p>Must not import {@code study}, {@code recipes} or ImageJ.
 */
package morula.learning;
