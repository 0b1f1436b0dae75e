/**
 * The graph of a network, its shape and receptive-field arithmetic, and the architectures; 2D and
 * 3D by one code.
 *
 * <p>Pure description: must not import DJL, ImageJ, files or anything that trains.
 */
package morula.network;
