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

package morula.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.network.Shape;
import net.razorvine.pickle.IObjectPickler;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Pickler;

/**
 * Pickles packed convolutions as TorchScript expects its constants: a tuple of objects of the class
 * {@code Conv2dPackedParamsBase}, each restored from {@code (version, [configuration, weight],
 * [bias])}, as PyTorch 2.7.1 writes them.
 */
final class ConstantsPickle extends Pickler {
  private record Global(String module, String name) {}

  /** A tensor with its storage: type of the storage, number of values, sizes. */
  private record Plain(String storage, byte[] bytes, int count, List<Integer> sizes) {}

  private final List<byte[]> storages = new ArrayList<>();
  private final byte[] bytes;

  private ConstantsPickle(List<PackedConvolution> constants) throws IOException {
    super(false);
    bytes = dumps(constants.toArray());
  }

  static ConstantsPickle of(List<PackedConvolution> constants) throws IOException {
    return new ConstantsPickle(constants);
  }

  /** The pickle. */
  byte[] bytes() {
    return bytes;
  }

  /** The values of the tensors, in the order of their keys. */
  List<byte[]> storages() {
    return storages;
  }

  @Override
  protected IObjectPickler getCustomPickler(Class<?> type) {
    if (type == PackedConvolution.class) {
      return (object, out, pickler) -> convolution((PackedConvolution) object, out);
    }
    if (type == Plain.class) {
      return (object, out, pickler) -> tensor((Plain) object, out);
    }
    if (type == Global.class) {
      return (object, out, pickler) -> global((Global) object, out);
    }
    return super.getCustomPickler(type);
  }

  private void convolution(PackedConvolution convolution, OutputStream out) throws IOException {
    int axes = convolution.kernel().stride().size();
    save(new Global("__torch__.torch.classes.quantized", "Conv" + axes + "dPackedParamsBase"));
    out.write(Opcodes.EMPTY_TUPLE);
    out.write(Opcodes.NEWOBJ);
    out.write(Opcodes.MARK);
    save("2");
    save(new Global("torch.jit._pickle", "build_tensorlist"));
    out.write(Opcodes.EMPTY_LIST);
    out.write(Opcodes.MARK);
    short[] configuration = convolution.configuration();
    ByteBuffer numbers = little(2 * configuration.length);
    numbers.asShortBuffer().put(configuration);
    save(
        new Plain(
            "ShortStorage", numbers.array(), configuration.length, List.of(configuration.length)));
    weight(convolution, out);
    out.write(Opcodes.APPENDS);
    out.write(Opcodes.TUPLE1);
    out.write(Opcodes.REDUCE);
    save(new Global("torch.jit._pickle", "restore_type_tag"));
    out.write(Opcodes.EMPTY_LIST);
    out.write(Opcodes.MARK);
    float[] bias = convolution.bias();
    ByteBuffer constants = little(Float.BYTES * bias.length);
    constants.asFloatBuffer().put(bias);
    save(new Plain("FloatStorage", constants.array(), bias.length, List.of(bias.length)));
    out.write(Opcodes.APPENDS);
    save("List[Optional[Tensor]]");
    out.write(Opcodes.TUPLE2);
    out.write(Opcodes.REDUCE);
    out.write(Opcodes.TUPLE);
    out.write(Opcodes.BUILD);
  }

  /**
   * Writes {@code _rebuild_qtensor(storage, offset, sizes, strides, scheme, requires_grad, hooks)}.
   */
  private void weight(PackedConvolution convolution, OutputStream out) throws IOException {
    double[] scales = convolution.scales();
    byte[] integers = convolution.integers();
    save(new Global("torch._utils", "_rebuild_qtensor"));
    out.write(Opcodes.MARK);
    storage("QInt8Storage", integers, integers.length, out);
    layout(convolution.sizes(), out);
    ByteBuffer doubles = little(Double.BYTES * scales.length);
    doubles.asDoubleBuffer().put(scales);
    byte[] zeros = new byte[Long.BYTES * scales.length];
    out.write(Opcodes.MARK);
    save(new Global("torch", "per_channel_affine"));
    save(new Plain("DoubleStorage", doubles.array(), scales.length, List.of(scales.length)));
    save(new Plain("LongStorage", zeros, scales.length, List.of(scales.length)));
    save(0); // the axis of the output channels
    out.write(Opcodes.TUPLE);
    noGradient(out);
    out.write(Opcodes.TUPLE);
    out.write(Opcodes.REDUCE);
  }

  private void tensor(Plain tensor, OutputStream out) throws IOException {
    save(new Global("torch._utils", "_rebuild_tensor_v2"));
    out.write(Opcodes.MARK);
    storage(tensor.storage(), tensor.bytes(), tensor.count(), out);
    layout(tensor.sizes(), out);
    noGradient(out);
    out.write(Opcodes.TUPLE);
    out.write(Opcodes.REDUCE);
  }

  private void storage(String type, byte[] content, int count, OutputStream out)
      throws IOException {
    save(
        new Object[] {
          "storage", new Global("torch", type), Integer.toString(storages.size()), "cpu", count
        });
    storages.add(content);
    out.write(Opcodes.BINPERSID);
  }

  /** Writes the offset, the sizes and the strides. */
  private void layout(List<Integer> sizes, OutputStream out) throws IOException {
    save(0);
    save(sizes.toArray());
    int[] strides = MemoryFormat.CONTIGUOUS.strides(new Shape(sizes));
    save(Arrays.stream(strides).boxed().toArray());
  }

  private void noGradient(OutputStream out) throws IOException {
    save(false);
    save(new Global("collections", "OrderedDict"));
    out.write(Opcodes.EMPTY_TUPLE);
    out.write(Opcodes.REDUCE);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void global(Global global, OutputStream out) throws IOException {
    out.write(Opcodes.GLOBAL);
    out.write((global.module() + '\n' + global.name() + '\n').getBytes(StandardCharsets.US_ASCII));
  }
}
