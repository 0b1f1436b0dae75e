/**
 * Generators of images whose truth is known: nuclei, shapes, textures; and folders of such images.
 *
 * <p>Imports {@code image}, {@code io} and {@code progress}; must not import networks, training or
 * ImageJ.
 */
package morula.synthetic;
