/**
 * Searches and comparisons: many trainings that differ in a few keys, each a normal run; their
 * tables and figures.
 *
 * <p>Must not import {@code recipes} or ImageJ.
 */
package morula.study;
