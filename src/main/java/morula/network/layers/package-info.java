/**
 * The layers of Morula's own architectures, each with its channels, parameters, reach and
 * TorchScript in one file.
 */
package morula.network.layers;
