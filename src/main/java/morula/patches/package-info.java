/**
 * Training images in memory, patches cut from them, and joint augmentation of patch and labels.
 *
 * <p>Imports {@code image}, {@code options} and {@code progress} only; knows neither networks, the
 * engine nor files.
 */
package morula.patches;
