/**
 * What a job tells its caller: progress with the time left, messages, cancellation, a refused
 * request. Also the reading of {@code name(option=value)}, which refuses what it does not know.
 *
 * <p>Imports nothing of Morula and no user interface.
 */
package morula.progress;
