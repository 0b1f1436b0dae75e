/**
 * Losses as TorchScript expressions, and sums of them.
 *
 * <p>Must not import {@code instances}: which loss suits a head is the head's answer.
 */
package morula.losses;
