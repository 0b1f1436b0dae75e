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

package morula.losses;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Cross-entropy between the softmax of the logits and one target channel of class indices, averaged
 * over the pixels that are not ignored, weighted as PyTorch does.
 *
 * @param classWeights one weight per class; empty if all are equal
 */
public record CrossEntropyLoss(List<Double> classWeights) implements Loss {

  public CrossEntropyLoss {
    classWeights = List.copyOf(classWeights);
  }

  @Override
  public String emit(Code code, String logits, String target) {
    String index = code.let("torch.to(torch.select(" + target + ", 1, 0), 4)");
    if (classWeights.isEmpty()) {
      // 2: sum; -1: what is ignored. Not the mean, since that over no pixel at all is not a number
      String sum =
          code.let(
              String.format(
                  Locale.ROOT, "torch.cross_entropy_loss(%s, %s, None, 2, -1)", logits, index));
      String count = code.let("torch.sum(torch.to(torch.ge(" + index + ", 0), 6))");
      return code.let(
          String.format(Locale.ROOT, "torch.div(%s, torch.clamp_min(%s, 1))", sum, count));
    }
    String values = classWeights.stream().map(Code::number).collect(joining(", ", "[", "]"));
    String weights =
        code.let(String.format(Locale.ROOT, "torch.type_as(torch.tensor(%s), %s)", values, logits));
    String sum =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.cross_entropy_loss(%s, %s, %s, 2, -1)",
                logits,
                index,
                weights));
    String each =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.mul(torch.index_select(%s, 0, torch.flatten(torch.clamp_min(%s, 0))), torch.flatten(torch.to(torch.ge(%s, 0), 6)))",
                weights,
                index,
                index));
    // 1e-6: a batch may hold nothing but classes of weight 0
    return code.let(
        String.format(
            Locale.ROOT, "torch.div(%s, torch.clamp_min(torch.sum(%s), 1e-06))", sum, each));
  }
}
