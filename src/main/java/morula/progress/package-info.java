/**
 * The connection of a job to its caller: progress, messages, cancellation, refused requests.
 *
 * <p>Imports nothing of Morula and no user interface.
 */
package morula.progress;
