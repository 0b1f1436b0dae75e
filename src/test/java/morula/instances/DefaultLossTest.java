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

package morula.instances;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import morula.torchscript.Code;
import org.junit.jupiter.api.Test;

class DefaultLossTest {

  @Test
  void everyChannelOfTheInstancesCounts() {
    Code code = new Code();
    new DistanceHead().defaultLoss().emit(code, "logits", "target");
    for (int c = 0; c < new DistanceHead().channels().size(); c++) {
      String slice = String.format(Locale.ROOT, "torch.slice(logits, 1, %d, %d, 1)", c, c + 1);
      assertTrue(code.toString().contains(slice), slice);
    }
    assertEquals(new DistanceHead().encoder().channels(), new DistanceHead().channels().size());
  }

  @Test
  void everyChannelOfTheOtherObjectHeadsCounts() {
    for (Head head : List.of(new FlowHead(), new StarConvexHead(9))) {
      Code code = new Code();
      head.defaultLoss().emit(code, "logits", "target");
      assertTrue(code.toString().contains("torch.slice(logits, 1, 0, 1, 1)"));
      String others =
          String.format(Locale.ROOT, "torch.slice(logits, 1, 1, %d, 1)", head.channels().size());
      assertTrue(code.toString().contains(others), others);
      assertEquals(head.encoder().channels(), head.channels().size());
    }
  }

  @Test
  void everyClassCounts() {
    Code code = new Code();
    new SemanticHead(3).defaultLoss().emit(code, "logits", "target");
    assertTrue(code.toString().contains("torch.cross_entropy_loss(logits"));
    assertTrue(code.toString().contains("torch.eq(target, 2)"));
  }
}
