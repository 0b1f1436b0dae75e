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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/**
 * Reads the pickle of an archive: tensors as references to their storage, other objects as maps.
 */
final class ModuleUnpickler extends Unpickler {

  /** The location of a tensor's numbers. */
  record Storage(DataType type, String key) {}

  /** A view of a storage; sizes and strides in PyTorch's order. */
  record TensorReference(Storage storage, int offset, List<Integer> sizes, List<Integer> strides) {}

  /** A {@code state_dict}; its attributes besides its entries are ignored. */
  public static final class OrderedDict extends LinkedHashMap<Object, Object> {
    private static final long serialVersionUID = 1L;

    /** Ignores the attributes; called by the unpickler. */
    public void __setstate__(HashMap<String, Object> attributes) {}
  }

  /** The instructions with a length of 4 or 8 bytes, lowest byte first. */
  private static final Map<Short, Integer> LENGTHS =
      Map.of(
          Opcodes.BINSTRING, 4,
          Opcodes.BINUNICODE, 4,
          Opcodes.BINBYTES, 4,
          Opcodes.LONG4, 4,
          Opcodes.BINUNICODE8, 8,
          Opcodes.BINBYTES8, 8,
          Opcodes.BYTEARRAY8, 8);

  static {
    registerConstructor("torch._utils", "_rebuild_tensor_v2", ModuleUnpickler::tensor);
    registerConstructor("torch._utils", "_rebuild_parameter", arguments -> arguments[0]);
    registerConstructor("collections", "OrderedDict", arguments -> new OrderedDict());
    for (String list :
        List.of(
            "build_intlist",
            "build_doublelist",
            "build_boollist",
            "build_tensorlist",
            "restore_type_tag")) {
      registerConstructor("torch.jit._pickle", list, arguments -> arguments[0]);
    }
    for (DataType type : DataType.values()) {
      registerConstructor("torch", type.storage(), new StorageType(type));
    }
  }

  /** The class of a storage, which a pickle only names and never calls. */
  private record StorageType(DataType type) implements IObjectConstructor {
    @Override
    public Object construct(Object[] arguments) {
      throw new PickleException("a storage was called");
    }
  }

  /**
   * Runs one instruction, unless it asks for more bytes than are left: the library would reserve
   * memory for them first.
   */
  @Override
  protected Object dispatch(short code) throws IOException {
    int bytes = LENGTHS.getOrDefault(code, 0);
    if (bytes > 0) {
      input.mark(bytes);
      long length = 0;
      for (int i = 0; i < bytes; i++) {
        length |= (input.read() & 0xffL) << Byte.SIZE * i;
      }
      input.reset();
      if (length < 0 || length > input.available()) {
        throw new PickleException("it is cut short");
      }
    }
    return super.dispatch(code);
  }

  @Override
  protected Object persistentLoad(Object id) {
    if (!(id instanceof Object[] tuple)
        || tuple.length != 5
        || !(tuple[1] instanceof StorageType storage)) {
      throw new PickleException(
          "its tensors are of a type that is not supported (quantized, complex or 8-bit floats)");
    }
    return new Storage(storage.type(), (String) tuple[2]);
  }

  private static TensorReference tensor(Object[] arguments) {
    return new TensorReference(
        (Storage) arguments[0],
        Math.toIntExact(((Number) arguments[1]).longValue()),
        integers(arguments[2]),
        integers(arguments[3]));
  }

  private static List<Integer> integers(Object tuple) {
    return Arrays.stream((Object[]) tuple)
        .map(n -> Math.toIntExact(((Number) n).longValue()))
        .toList();
  }
}
