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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.razorvine.pickle.IObjectPickler;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Pickler;

/** Pickles the object of a {@link ScriptModule} as TorchScript expects it. */
final class ModulePickle extends Pickler {

  private record Global(String module, String name) {}

  private record TensorReference(Attribute attribute, int key) {}

  private ModulePickle() {
    super(false);
  }

  static byte[] of(ScriptModule module) throws IOException {
    return new ModulePickle().dumps(module);
  }

  @Override
  protected IObjectPickler getCustomPickler(Class<?> type) {
    if (type == ScriptModule.class) {
      return (object, out, pickler) -> module((ScriptModule) object, out);
    }
    if (type == TensorReference.class) {
      return (object, out, pickler) -> tensor((TensorReference) object, out);
    }
    if (type == Global.class) {
      return (object, out, pickler) -> global((Global) object, out);
    }
    return super.getCustomPickler(type);
  }

  /** Writes an object of the module's class with its attributes. */
  private void module(ScriptModule module, OutputStream out) throws IOException {
    save(new Global("__torch__", ScriptModule.CLASS));
    out.write(Opcodes.EMPTY_TUPLE);
    out.write(Opcodes.NEWOBJ);
    out.write(Opcodes.EMPTY_DICT);
    out.write(Opcodes.MARK);
    for (int i = 0; i < module.attributes().size(); i++) {
      save(module.attributes().get(i).name());
      save(new TensorReference(module.attributes().get(i), i));
    }
    save("training");
    save(true);
    out.write(Opcodes.SETITEMS);
    out.write(Opcodes.BUILD);
  }

  /**
   * Writes a tensor as {@code _rebuild_tensor_v2(storage, offset, shape, strides, requires_grad,
   * hooks)}.
   */
  private void tensor(TensorReference reference, OutputStream out) throws IOException {
    Attribute attribute = reference.attribute();
    List<Integer> sizes = attribute.shape().sizes();
    Object[] strides =
        Arrays.stream(attribute.format().strides(attribute.shape())).boxed().toArray();
    save(new Global("torch._utils", "_rebuild_tensor_v2"));
    out.write(Opcodes.MARK);
    storage(attribute, reference.key(), out);
    save(0);
    save(sizes.toArray());
    save(strides);
    save(false);
    save(new Global("collections", "OrderedDict"));
    out.write(Opcodes.EMPTY_TUPLE);
    out.write(Opcodes.REDUCE);
    out.write(Opcodes.TUPLE);
    out.write(Opcodes.REDUCE);
  }

  private void storage(Attribute attribute, int key, OutputStream out) throws IOException {
    save(
        new Object[] {
          "storage",
          new Global("torch", attribute.type().storage()),
          Integer.toString(key),
          "cpu",
          attribute.values().length
        });
    out.write(Opcodes.BINPERSID);
  }

  private static void global(Global global, OutputStream out) throws IOException {
    out.write(Opcodes.GLOBAL);
    out.write((global.module() + '\n' + global.name() + '\n').getBytes(StandardCharsets.US_ASCII));
  }
}
