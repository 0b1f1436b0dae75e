/**
 * The graph of a network, its shape and receptive-field arithmetic, and how architectures are
 * found; 2D and 3D by one code. What layers there are stands in {@code network.layers}, the
 * networks made of them in {@code network.architectures}; this package knows neither.
 *
 * <p>Pure description: must not import DJL, ImageJ, files or anything that trains.
 */
package morula.network;
