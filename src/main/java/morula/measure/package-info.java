/**
 * Measurements of the objects of a label image (area, position, shape, intensity) and their table.
 *
 * <p>Of {@code instances} it knows only the scores of objects; must not import models or ImageJ.
 */
package morula.measure;
