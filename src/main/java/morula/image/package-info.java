/**
 * Images, labels, calibration, resizing, normalisation of intensities, and fast access to blocks of
 * pixels.
 *
 * <p>Imports {@code progress} only; knows neither files nor ImageJ.
 */
package morula.image;
