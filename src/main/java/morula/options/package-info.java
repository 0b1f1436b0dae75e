/**
 * Keys of jobs: the name, the default and the reading of each value, declared once; immutable sets
 * of values; and suggestions for misspelt names.
 *
 * <p>Imports {@code progress} only; knows neither SciJava nor any job.
 */
package morula.options;
