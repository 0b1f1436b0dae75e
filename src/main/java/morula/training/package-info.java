/**
 * The training loop: optimizers, schedules, checkpoints, history, listeners.
 *
 * <p>Must not import {@code instances}, {@code evaluation} or {@code model}: what they add comes in
 * through interfaces.
 */
package morula.training;
