/**
 * The layers that the architectures here are made of, each with its channels, parameters, reach and
 * TorchScript in one file.
 */
package morula.network.layers;
