/**
 * Segments many files with their series and frames, continues after a file that fails, and collects
 * warnings; evaluates files, with pictures.
 *
 * <p>The files of one image are written by {@code fiji}, because ROIs are among them.
 */
package morula.batch;
