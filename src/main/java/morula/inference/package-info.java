/**
 * Prediction tile by tile with a halo, smaller tiles when memory runs out, stitching; and planes
 * that need not fit into memory.
 *
 * <p>Must not import {@code instances}, {@code evaluation}, {@code model} or ImageJ.
 */
package morula.inference;
