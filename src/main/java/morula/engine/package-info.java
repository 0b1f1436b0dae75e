/**
 * Devices; sessions that load, run and free a TorchScript program; ImgLib2 to NDArray and back.
 *
 * <p>The only package that sees {@code ai.djl}: no array of DJL leaves it.
 */
package morula.engine;
