/**
 * Training images in memory, patches cut from them, and joint augmentation of patch and labels.
 *
 * <p>Must not import networks, the engine or files.
 */
package morula.patches;
