/**
 * Segments many files: goes through files, series and frames, goes on after a bad one, collects
 * warnings. Evaluates files, with pictures.
 *
 * <p>What is written for one image stands in {@code fiji}, as it has ROIs.
 */
package morula.batch;
