/**
 * Measurements of the objects of a label image (area, position, shape, intensity) and their table.
 *
 * <p>Must not import heads, models or ImageJ.
 */
package morula.measure;
