/**
 * Tiles with a halo, retry when memory runs out, stitching.
 *
 * <p>Must not import {@code evaluation}, {@code model} or ImageJ.
 */
package morula.inference;
