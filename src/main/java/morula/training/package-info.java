/**
 * Patches, joint augmentation, losses, optimizers, schedules, the loop, listeners, checkpoints, the
 * check of the data.
 *
 * <p>Must not import {@code instances}, {@code evaluation} or {@code model}: what they add comes in
 * through interfaces.
 */
package morula.training;
