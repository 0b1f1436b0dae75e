/**
 * Devices, sessions that load, run and free a TorchScript program, and the conversion between
 * ImgLib2 and NDArray.
 *
 * <p>The only package that sees {@code ai.djl}.
 */
package morula.engine;
