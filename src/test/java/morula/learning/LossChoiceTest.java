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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import morula.instances.Head;
import morula.instances.Heads;
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.CrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.MeanSquaredErrorLoss;
import morula.losses.SquaredDiceLoss;
import morula.losses.WeightedSumLoss;
import morula.losses.WeightedSumLoss.Term;
import morula.network.OutputActivation;
import morula.progress.InvalidRequestException;
import morula.torchscript.Loss;
import org.junit.jupiter.api.Test;

class LossChoiceTest {

  @Test
  void sumsAreReadWithTheirFactors() {
    OutputActivation none = OutputActivation.IDENTITY;
    assertEquals(
        new WeightedSumLoss(
            List.of(
                new Term(1, new MeanSquaredErrorLoss(none)),
                new Term(20, new SquaredDiceLoss(none)))),
        loss("mse+20*dice_squared", "masks(levels=50)"));
    assertEquals(
        new WeightedSumLoss(
            List.of(
                new Term(0.5, new BinaryCrossEntropyLoss()), new Term(2.5, DiceLoss.ofMasks()))),
        loss(" .5 * BCE + 2.5*dice ", "masks"));
    assertEquals(
        new WeightedSumLoss(List.of(new Term(1e-3, new BinaryCrossEntropyLoss()))),
        loss("1e-3*bce", "foreground"));
    assertEquals(new SquaredDiceLoss(OutputActivation.SIGMOID), loss("dice_squared", "foreground"));
  }

  @Test
  void oldWordsKeepTheirMeaning() {
    Loss both =
        new WeightedSumLoss(
            List.of(new Term(1, new CrossEntropyLoss(List.of())), new Term(1, new DiceLoss(2))));
    assertEquals(both, loss("cross_entropy_dice", "semantic"));
    assertEquals(both, loss("cross_entropy+dice", "semantic"));
    assertEquals(both, loss("auto", "semantic"));
    assertEquals(new DiceLoss(2), loss("dice", "semantic"));
    assertEquals(DiceLoss.ofMasks(), loss("dice", "distance"));
  }

  private static Loss loss(String text, String heads) {
    Head head = Heads.parse(heads, 2);
    LossChoice.check(text, "", head);
    return LossChoice.of(text, "", head, 2, List.of());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused("dicee", "", "masks", "loss=dicee: \"dicee\" is not a known loss");
    refused("mse+", "", "masks", "\"\" is not a known loss");
    refused("mse*20", "", "masks", "not a known loss");
    refused("0*mse", "", "masks", "a factor must be above 0");
    refused("1.2.3*mse", "", "masks", "not a known loss");
    refused("mse+cross_entropy", "", "masks", "cross_entropy does not fit heads=masks");
    refused("bce", "", "semantic", "use auto or a sum of cross_entropy, dice");
    refused("dice", "", "masks(levels=50)", "a sum of mse, dice_squared");
    refused(
        "auto", "auto", "masks", "class_weights: these weights are used only with heads=semantic;");
    refused("dice", "auto", "semantic", "class_weights: loss=dice has no class weights");
    refused("auto", "1,x", "semantic", "class_weights=1,x: \"x\" is not a number");
  }

  private static void refused(String text, String weights, String heads, String part) {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> LossChoice.check(text, weights, Heads.anyOf(heads)));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
