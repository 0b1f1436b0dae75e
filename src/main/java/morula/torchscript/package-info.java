/**
 * Writes TorchScript programs of a network, and writes and reads their archives.
 *
 * <p>Text and bytes only: must not import DJL or ImageJ.
 */
package morula.torchscript;
