/**
 * {@link morula.image.Image}, {@link morula.image.Labels}, calibration, and the normalisation of
 * intensities.
 *
 * <p>Imports {@code progress} only; knows neither files nor ImageJ.
 */
package morula.image;
