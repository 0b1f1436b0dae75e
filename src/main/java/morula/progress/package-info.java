/**
 * What a job tells its caller: progress with the time left, messages, cancellation, and a refused
 * request.
 *
 * <p>Imports nothing of Morula and no user interface.
 */
package morula.progress;
