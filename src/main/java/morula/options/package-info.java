/**
 * The keys of jobs, each declared once with its name, its default and how its values are read;
 * immutable sets of values; values of the form {@code name(option=value)}; and suggestions for
 * misspelt names.
 *
 * <p>Imports {@code progress} only; knows neither SciJava nor any job.
 */
package morula.options;
