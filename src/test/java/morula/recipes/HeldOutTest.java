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

package morula.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import morula.pictures.Chart;
import morula.study.StudyResult;
import morula.study.Trial;
import org.junit.jupiter.api.Test;

/** Scores on images that no model saw, and their means over trials. */
class HeldOutTest {
  private static final double EPS = 1e-9;
  private static final List<HeldOutImage> IMAGES =
      List.of(
          new HeldOutImage(
              "a",
              "large",
              1,
              10,
              10,
              10,
              1,
              0.8,
              OptionalDouble.of(0.25),
              OptionalDouble.of(1.04)),
          new HeldOutImage(
              "a",
              "large",
              2,
              10,
              10,
              5,
              1 / 3.0,
              0.2,
              OptionalDouble.empty(),
              OptionalDouble.of(0.9)),
          new HeldOutImage(
              "b",
              "small",
              1,
              40,
              30,
              20,
              0.4,
              0.1,
              OptionalDouble.empty(),
              OptionalDouble.of(0.98)),
          new HeldOutImage(
              "c", "small", 1, 0, 0, 0, 1, 1, OptionalDouble.empty(), OptionalDouble.empty()));

  @Test
  void meansArePerImageAndPooledCountsObjects() {
    Map<String, Double> scores = HeldOutScores.of(IMAGES);
    assertEquals(3, scores.get("unseen images"));
    assertEquals(0.8, scores.get("unseen accuracy at IoU 0.5, mean over images"), EPS);
    assertEquals(30 / 60.0, scores.get("unseen accuracy at IoU 0.5, pooled"), EPS);
    assertEquals(
        1 / 3.0,
        scores.get("unseen at 2 times the size: accuracy at IoU 0.5, mean over images"),
        EPS);
    assertEquals(1.01, scores.get("unseen size ratio, median over images"), EPS);
    assertEquals(
        0.9, scores.get("unseen at 2 times the size: size ratio, median over images"), EPS);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    List<HeldOutImage> read = HeldOutImage.parse(HeldOutImage.csv(IMAGES));
    assertEquals(IMAGES.size(), read.size());
    assertEquals(IMAGES.get(0), read.get(0));
    assertEquals(1 / 3.0, read.get(1).accuracy(), 1e-6);
    assertThrows(IOException.class, () -> HeldOutImage.parse("name\n"));
    String header = HeldOutImage.csv(List.of());
    for (String row :
        List.of(
            "a,b,1,2,2,2,1,1,1",
            "a,b,1,2,2,2,1,1,1,1,1",
            "a,b,1,2,2,two,1,1,,",
            "a,b,1,2,2,2,1,1,no,",
            "a,b,1,2,2,2,1,1,,no")) {
      assertThrows(IOException.class, () -> HeldOutImage.parse(header + row), row);
    }
  }

  @Test
  void tablesOfEarlierVersionsHaveNoDoubt() throws IOException {
    List<HeldOutImage> read =
        HeldOutImage.parse(
            "name,group,scale,objects,predicted,matched,accuracy_0.5,mean_accuracy\n"
                + "a,large,1.0,10,10,10,1.0,0.8\n");
    assertEquals(
        List.of(
            new HeldOutImage(
                "a",
                "large",
                1,
                10,
                10,
                10,
                1,
                0.8,
                OptionalDouble.empty(),
                OptionalDouble.empty())),
        read);
  }

  /** Twelve images: the more doubt, the worse, but for two that are equal and one at 2 times. */
  @Test
  void theDoubtIsComparedWithTheAccuracy() {
    List<HeldOutImage> images = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double accuracy = 1 - Math.pow(Math.max(4, i) / 20.0, 3);
      images.add(
          new HeldOutImage(
              "i" + i,
              "",
              1,
              10,
              10,
              5,
              accuracy,
              accuracy / 2,
              OptionalDouble.of(i / 20.0),
              OptionalDouble.empty()));
    }
    images.add(
        new HeldOutImage(
            "large", "", 2, 10, 10, 5, 1, 1, OptionalDouble.of(1), OptionalDouble.empty()));
    images.add(
        new HeldOutImage(
            "nothing", "", 1, 9, 0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty()));
    Markdown text = new Markdown();
    HeldOutDoubt.write(text, run(images));
    // scipy.stats.spearmanr: 0.964, where five images share a rank; Pearson would be 0.888
    assertTrue(text.toString().contains("(Spearman) of 0.96, and"), "" + text);
    assertTrue(text.toString().contains("for 0 of the 0 images"), "" + text);
    assertTrue(text.toString().contains("for 2 of the 12 others"), "" + text);
    assertTrue(text.toString().contains("| up to 0.1 | 3 | 0.992 | 0.496 |"), "" + text);
    assertTrue(text.toString().contains("| above 0.45 (warning) | 2 | 0.8543 |"), "" + text);
    assertTrue(text.toString().contains("One image has no doubt"), "" + text);
    Chart chart = HeldOutDoubt.chart(run(images)).orElseThrow();
    assertEquals(12, chart.series().get(0).x().length);
    assertTrue(HeldOutDoubt.chart(run(IMAGES)).isEmpty(), "too few");
  }

  @Test
  void imagesThatAreAllAlikeAreNotOrdered() {
    Markdown text = new Markdown();
    HeldOutDoubt.write(
        text,
        run(
            Collections.nCopies(
                10,
                new HeldOutImage(
                    "i", "", 1, 1, 1, 1, 1, 1, OptionalDouble.of(0), OptionalDouble.empty()))));
    assertTrue(text.toString().contains("(Spearman) of –, and"), "" + text);
  }

  private static StageRun run(List<HeldOutImage> images) {
    StageRun run = TinyRecipe.run(List.of(trial(1, "fold-1", images)));
    return new StageRun(run.stage(), run.plan(), run.result(), Map.of(1, images));
  }

  @Test
  void theTableTakesFoldsTogetherAndHasEveryGroup() {
    StageRun run =
        TinyRecipe.run(
            List.of(
                trial(1, "fold-1", IMAGES.subList(0, 2)),
                trial(2, "fold-2", IMAGES.subList(2, 4))));
    StageRun heldOut =
        new StageRun(
            run.stage(),
            run.plan(),
            new StudyResult(run.result().trials(), run.result().best()),
            Map.of(1, IMAGES.subList(0, 2), 2, IMAGES.subList(2, 4)));
    Markdown text = new Markdown();
    HeldOutTable.write(text, heldOut);
    assertTrue(text.toString().contains("| – | large | 1 | 10 | 1 | 0.3333 | 0.8 |"), "" + text);
    assertTrue(text.toString().contains("| – | small | 2 | 40 | 0.7 | – | 0.55 |"), "" + text);
    assertTrue(text.toString().contains("| – | all | 3 | 50 | 0.8 | 0.3333 |"), "" + text);
  }

  /** Folds of one and of two images: the mean over folds is not that over images. */
  @Test
  void aWeightedFigureIsTheMeanOverAllImages() {
    ScoreFigure figure =
        JsonFields.parse(
                """
                {"name": "n", "stage": "optimizers", "weight": "unseen images", "goal": ">= 0.79",
                 "score": "unseen accuracy at IoU 0.5, mean over images"}
                """,
                "f.json")
            .read(ScoreFigure::read);
    StageRun run =
        TinyRecipe.run(
            List.of(
                trial(1, "fold-1", IMAGES.subList(0, 2)),
                trial(2, "fold-2", IMAGES.subList(2, 4))));
    Comparison comparison = figure.compare(run, false);
    assertEquals("0.8 (weighted mean of 1, 0.7)", comparison.here());
    assertEquals(Comparison.Verdict.MET, comparison.verdict());
  }

  private static Trial trial(int number, String ids, List<HeldOutImage> images) {
    return TinyRecipe.trial(number, Map.of("ids", ids), Trial.State.FINISHED, 0.5)
        .with(HeldOutScores.of(images));
  }
}
