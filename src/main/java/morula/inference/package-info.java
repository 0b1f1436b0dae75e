/**
 * Prediction in tiles with a halo, retries with smaller tiles if memory runs out, and stitching.
 *
 * <p>Must not import {@code evaluation}, {@code model} or ImageJ.
 */
package morula.inference;
