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

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A TorchScript program with its tensors: one class, its attributes and its methods.
 *
 * @param attributes in the order in which {@code state()} returns them
 * @param constants packed weights, which the methods call {@code CONSTANTS.c0} and so on
 * @param methods the text of all methods, indented by two
 */
public record ScriptModule(
    List<Attribute> attributes, List<PackedConvolution> constants, String methods) {
  /** The name of the class in the archive. */
  static final String CLASS = "Net";

  /** A program without packed weights. */
  public ScriptModule(List<Attribute> attributes, String methods) {
    this(attributes, List.of(), methods);
  }

  /**
   * Returns the text of a method; {@code arguments} such as "x: Tensor", {@code returns} such as
   * "Tensor".
   */
  static String method(String name, String arguments, String returns, Code body) {
    String separator = arguments.isEmpty() ? "" : ", ";
    return String.format(
        Locale.ROOT,
        "  def %s(self: __torch__.%s%s%s) -> %s:\n%s",
        name,
        CLASS,
        separator,
        arguments,
        returns,
        body);
  }

  /** The text of the file {@code code/__torch__.py} in the archive. */
  String code() {
    return String.format(
        Locale.ROOT,
        "class %s(Module):\n  __parameters__ = [%s]\n  __buffers__ = [%s]\n%s  training : bool\n%s",
        CLASS,
        quoted(true),
        quoted(false),
        declarations(),
        methods);
  }

  private String quoted(boolean parameters) {
    return attributes.stream()
        .filter(a -> a.parameter() == parameters)
        .map(a -> '"' + a.name() + "\", ")
        .collect(Collectors.joining());
  }

  private String declarations() {
    return attributes.stream()
        .map(a -> "  " + a.name() + " : Tensor\n")
        .collect(Collectors.joining());
  }
}
