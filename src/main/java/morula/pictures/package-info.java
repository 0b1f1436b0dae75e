/**
 * Pictures of images and labels (contrast, colours, outlines, errors, panels, covers) and the
 * description of a chart.
 *
 * <p>Draws with {@code java.awt} and without a display; must not import ImageJ.
 */
package morula.pictures;
