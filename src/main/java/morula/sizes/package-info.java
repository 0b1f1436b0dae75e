/**
 * The size of objects: the scale of training images, the estimate of the diameter in a new image,
 * and regions whose objects have another size.
 *
 * <p>Must not import {@code model}, {@code segmentation} or ImageJ.
 */
package morula.sizes;
