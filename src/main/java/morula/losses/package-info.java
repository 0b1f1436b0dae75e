/**
 * Losses as TorchScript expressions, and sums of them; weights of classes.
 *
 * <p>Must not import {@code instances}: which losses suit a head is the head's answer.
 */
package morula.losses;
