/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import morula.io.TemporaryFiles;
import morula.progress.Reason;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A TorchScript archive that libtorch has loaded, and the conversion of arrays to tensors and back.
 */
final class LoadedModule implements AutoCloseable {
  private final Model model;
  private final Block block;
  private final ParameterStore parameters;

  /**
   * @param archive a file that ends in ".pt"
   * @throws IOException if libtorch does not accept it
   */
  LoadedModule(Path archive, Device device, boolean trainable) throws IOException {
    TorchEngine.get();
    model = Model.newInstance("morula", device.djl(), "PyTorch");
    try {
      model.load(
          archive.toAbsolutePath().getParent(),
          archive.getFileName().toString().replaceFirst("\\.pt$", ""),
          Map.of("trainParam", Boolean.toString(trainable), "mapLocation", "true"));
    } catch (MalformedModelException | EngineException | IOException | IllegalArgumentException e) {
      model.close();
      throw new IOException("libtorch cannot load the program of the network: " + Reason.of(e), e);
    }
    block = model.getBlock();
    parameters = new ParameterStore(model.getNDManager(), false);
  }

  /**
   * Loads a module that is not stored in a file.
   *
   * @throws IOException if the folder for temporary files has no room, or libtorch does not accept
   *     the module
   */
  static LoadedModule of(ScriptModule module, Device device, boolean trainable) throws IOException {
    Path archive = TemporaryFiles.create(".pt", ArchiveWriter.size(module));
    try {
      write(module, archive);
      return new LoadedModule(archive, device, trainable);
    } finally {
      TemporaryFiles.delete(archive);
    }
  }

  private static void write(ScriptModule module, Path archive) throws IOException {
    try {
      ArchiveWriter.write(module, archive);
    } catch (IOException e) {
      throw TemporaryFiles.unusable(e);
    }
  }

  /** Returns a manager whose arrays are freed when it is closed. */
  NDManager newManager() {
    return model.getNDManager().newSubManager();
  }

  /**
   * Calls a method of the module.
   *
   * @param manager owner of the returned tensors
   * @param training whether gradients will be needed; otherwise nothing is kept for them
   * @throws OutOfMemoryException if the device ran out of memory
   */
  NDList call(NDManager manager, String method, boolean training, NDArray... inputs) {
    NDList list = new NDList(inputs);
    if (!method.equals("forward")) {
      NDArray marker = manager.create(0f);
      marker.setName("module_method:" + method);
      list.add(marker);
    }
    try {
      NDList result = block.forward(parameters, list, training);
      result.attach(manager);
      return result;
    } catch (EngineException e) {
      if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("alloc")
          || String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("out of memory")) {
        throw new OutOfMemoryException(Reason.of(e), e);
      }
      throw e;
    }
  }

  /**
   * Converts an array to a tensor in the same memory order: the first ImgLib2 dimension is
   * PyTorch's last.
   */
  static NDArray toTorch(NDManager manager, ArrayImg<FloatType, FloatArray> image) {
    long[] shape = new long[image.numDimensions()];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = image.dimension(shape.length - 1 - d);
    }
    return manager.create(
        FloatBuffer.wrap(image.update(null).getCurrentStorageArray()), new Shape(shape));
  }

  /** Converts a tensor to an array; the reverse of {@link #toTorch}. */
  static ArrayImg<FloatType, FloatArray> fromTorch(NDArray array) {
    long[] shape = array.getShape().getShape();
    long[] dimensions = new long[shape.length];
    for (int d = 0; d < shape.length; d++) {
      dimensions[d] = shape[shape.length - 1 - d];
    }
    return ArrayImgs.floats(array.toFloatArray(), dimensions);
  }

  @Override
  public void close() {
    model.close();
    NativeSettings.release();
  }
}
