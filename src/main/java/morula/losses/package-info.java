/**
 * Losses as TorchScript expressions, and sums of them.
 *
 * <p>Must not import {@code instances}: which losses suit a head is the head's answer.
 */
package morula.losses;
