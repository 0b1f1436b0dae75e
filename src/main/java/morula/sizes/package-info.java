/**
 * The size of objects: the scale at which images are learned from, the diameter estimated in a new
 * image, and regions whose objects have another size.
 *
 * <p>Must not import {@code model}, {@code segmentation} or ImageJ.
 */
package morula.sizes;
