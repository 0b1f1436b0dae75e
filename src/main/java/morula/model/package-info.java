/**
 * The model package on disk, as bioimage.io 0.5 defines it, with Morula's own record beside it.
 *
 * <p>Must not import {@code segmentation}, {@code learning} or ImageJ.
 */
package morula.model;
