/**
 * The graph of a network, its shapes and receptive field, and the search for architectures, for 2D
 * and 3D. The layers are in {@code network.layers}, the networks made of them in {@code
 * network.architectures}; this package uses neither.
 *
 * <p>Pure description: must not import DJL, ImageJ, files or anything that trains.
 */
package morula.network;
