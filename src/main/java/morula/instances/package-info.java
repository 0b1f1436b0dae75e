/**
 * Heads: labels into training targets, predictions into labels; and measurements of the objects
 * found.
 *
 * <p>Must not import {@code inference} or ImageJ.
 */
package morula.instances;
