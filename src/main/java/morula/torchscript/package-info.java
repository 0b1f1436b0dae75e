/**
 * Emission of TorchScript programs from a network, and the archive that holds them, written and
 * read.
 *
 * <p>Text and bytes only: must not import DJL or ImageJ.
 */
package morula.torchscript;
