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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.learning.PausedRuns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Which training the window that trains goes on with. */
class TrainResumeTest {
  private static final String LINE = "go on with mine: paused after epoch 2 of 9";

  private static final CommandKeys KEYS =
      CommandKeys.of(new CommandRunner(new Context(CommandService.class)).find("train"));

  @TempDir Path folder;
  private final Map<String, String> memory = new HashMap<>();
  private final List<String> changes = new ArrayList<>();
  private Path mine;
  private KeyForm form;
  private TrainResume resume;

  @BeforeEach
  void pausedTraining() throws IOException {
    mine = folder.resolve("mine.zip");
    write("one_cycle");
    memory.put("model", folder.resolve("last.zip").toString()); // of the last training
    memory.put("epochs", "33");
    memory.put("resume", "true");
    open();
  }

  private void write(String schedule) throws IOException {
    PausedRuns.write(
        mine,
        2,
        Map.of(
            "images",
            "/data/images",
            "labels",
            "/data/labels",
            "start_from",
            "nuclei",
            "epochs",
            "9",
            "seed",
            "5",
            "schedule",
            schedule));
  }

  private void open() {
    KeyForm.Memory texts =
        new KeyForm.Memory() {
          @Override
          public String get(String name, String otherwise) {
            return memory.getOrDefault(name, otherwise);
          }

          @Override
          public void set(String name, String text) {
            memory.put(name, text);
          }
        };
    form = new KeyForm(KEYS, texts);
    resume = new TrainResume(form, () -> changes.add("changed"));
  }

  @Test
  void pausedTrainingsBesideTheLastModelAreOffered() {
    assertEquals(List.of(LINE), resume.lines());
    assertEquals(Optional.empty(), resume.chosen());
    assertEquals("false", form.text("resume"), "it is wished for one time only");
    assertTrue(
        resume.about(LINE).contains("; best so far: accuracy at IoU 0.5 0.20 (epoch 2). "),
        resume.about(LINE));
  }

  @Test
  void choosingOneEntersItsSettings() {
    resume.choose(LINE);
    assertEquals(Optional.of(LINE), resume.chosen());
    assertTrue(resume.isWanted());
    assertEquals(mine.toAbsolutePath().toString(), form.text("model"));
    assertEquals("true", form.text("resume"));
    assertEquals("9", form.text("epochs"), "not those of another training");
    assertEquals("/data/images", form.text("images"));
    assertEquals("nuclei", form.text("start_from"));
    assertEquals(List.of("changed"), changes);
    resume.starting();
    assertEquals("true", form.given().get("resume"));
    assertEquals(mine.toAbsolutePath().toString(), form.given().get("model"));
    assertEquals("5", form.given().get("seed"));
    resume.leave();
    assertEquals(Optional.empty(), resume.chosen());
    assertFalse(resume.isWanted());
  }

  @Test
  void aNewTrainingOfTheSameNameEndangersIt() {
    assertEquals(Optional.empty(), resume.endangered());
    form.set("model", mine.toString());
    assertEquals("mine", resume.endangered().orElseThrow().name());
    form.set("resume", "true");
    assertEquals(Optional.empty(), resume.endangered());
  }

  @Test
  void anotherWindowCanChooseIt() {
    form.set("model", mine.toString());
    form.set("resume", "true");
    resume.entered();
    assertEquals(Optional.of(LINE), resume.chosen());
    assertEquals("9", form.text("epochs"));
    form.set("model", folder.resolve("absent.zip").toString());
    resume.entered();
    assertFalse(resume.isWanted(), "there is nothing to go on with");
    resume.starting();
    assertEquals("false", form.text("resume"));
  }

  @Test
  void onlyAScheduleWithoutAnEndCanBecomeLonger() throws IOException {
    resume.choose(LINE);
    form.set("epochs", "12");
    resume.starting();
    assertEquals("9", form.text("epochs"));
    write("constant");
    form.set("epochs", "12");
    resume.starting();
    assertEquals("12", form.text("epochs"));
    resume.choose(LINE);
    assertEquals("9", form.text("epochs"));
  }

  @Test
  void learningOnBeginsWithTheModelOrLearnsLonger() throws IOException {
    form.set("schedule", "one_cycle");
    form.set("heads", "flows");
    resume.learnOn(mine);
    assertEquals(mine.toString(), form.text("start_from"));
    assertEquals("auto", form.text("heads"));
    assertEquals("false", form.text("resume"));
    form.set("start_from", "nuclei");
    form.set("schedule", "constant");
    resume.learnOn(mine);
    assertEquals("nuclei", form.text("start_from"));
    assertEquals("66", form.text("epochs"));
    assertEquals("true", form.text("resume"));
  }

  @Test
  void goingOnAtOnceNeedsNothingElse() {
    form.set("model", "another"); // typed while it was at work
    resume.goOn(mine);
    assertTrue(resume.isWanted());
    assertEquals("/data/labels", form.text("labels"));
  }

  @Test
  void theListShowsWhatIsChosen() throws IOException {
    ModelChooser chooser = new ModelChooser("nothing", resume);
    chooser.onChange(() -> form.set("start_from", chooser.text()));
    chooser.show("");
    resume.choose(LINE);
    chooser.show(form.text("start_from"));
    assertEquals("nuclei", chooser.text(), "the key keeps its own text");
    resume.leave();
    chooser.show("other");
    assertEquals("other", chooser.text());
    Files.delete(folder.resolve("mine.checkpoints/run.json"));
    resume.look();
    chooser.show("");
    assertEquals(List.of(), resume.lines());
    assertEquals("", chooser.text());
  }
}
