/**
 * Generators of images whose truth is known: nuclei, shapes, textures.
 *
 * <p>Imports {@code image}; must not import networks, training or ImageJ.
 */
package morula.synthetic;
