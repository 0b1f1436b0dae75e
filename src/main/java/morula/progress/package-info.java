/**
 * What a job says to whoever started it: progress, messages, cancellation, a refused request.
 *
 * <p>Imports nothing of Morula and no user interface.
 */
package morula.progress;
