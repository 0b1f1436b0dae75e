/**
 * Published systems as data: one JSON resource each, run through the same training as everything
 * else, with a report that puts its figures beside the published ones.
 *
 * <p>Must not import SciJava or ImageJ.
 */
package morula.recipes;
