/**
 * Devices, sessions that load, run and free a TorchScript program, and ImgLib2 to NDArray and back.
 *
 * <p>The only package that sees {@code ai.djl}.
 */
package morula.engine;
