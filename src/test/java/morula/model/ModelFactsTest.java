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

package morula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a list of models says of each. */
class ModelFactsTest {
  @TempDir Path folder;

  private ModelCard card(String file) throws IOException {
    Path model = folder.resolve(file);
    ModelWriter.write(Packages.tiny().build(), model);
    return ModelCard.read(model);
  }

  private static Map<String, String> facts(ModelCard card) {
    Map<String, String> facts = new LinkedHashMap<>();
    ModelFacts.of(card).forEach(fact -> facts.put(fact.label(), fact.text()));
    return facts;
  }

  @Test
  void purposeChannelsSizeJudgementAndLicence() throws IOException {
    ModelCard card = card("mine.zip");
    Map<String, String> facts = facts(card);
    assertEquals("Finds generated nuclei.", facts.get("For"));
    assertEquals("1: nuclei", facts.get("Channels"));
    assertEquals(
        "any: each image is scaled until its objects are about 28 pixels wide",
        facts.get("Pixel size"));
    assertTrue(facts.get("Judged").startsWith("accuracy_0.5: 0.75 (1 is perfect), on "));
    assertEquals("Learned from *these* data:\n\n`CC0`, and so on.", facts.get("Learned from"));
    assertEquals(Optional.of(facts.get("Learned from")), card.training());
    assertEquals(Files.size(card.location()), card.bytes());
    assertTrue(facts.get("On disk").endsWith(" MB, " + card.location()), facts.get("On disk"));
    assertEquals("CC-BY-4.0", facts.get("Licence"));
    assertEquals("Ada Müller", facts.get("Authors"));
    assertEquals("U-Net, https://doi.org/10.1007/978-3-319-24574-4_28", facts.get("Cite"));
    assertFalse(InstalledModels.isShipped(card));
    assertTrue(InstalledModels.text(card).startsWith("mine\n  For: Finds generated nuclei.\n"));
  }

  @Test
  void aModelOfAnotherProgramSaysWhatIsNotKnown() throws IOException {
    Path model = folder.resolve("cells");
    ModelWriter.write(Packages.tiny().build(), model);
    Files.delete(model.resolve("morula.json"));
    ModelCard card = ModelCard.read(model);
    assertEquals("not stated", facts(card).get("Judged"));
    assertEquals("not stated", facts(card).get("Pixel size"));
    try (Stream<Path> files = Files.list(model)) {
      assertEquals(files.mapToLong(file -> file.toFile().length()).sum(), card.bytes());
    }
    Files.writeString(model.resolve("morula.json"), "{");
    assertTrue(ModelCard.read(model).record().isEmpty(), "it is listed all the same");
  }

  @Test
  void shippedModelsAreKnown() throws IOException {
    List<Path> shipped = Models.list(Path.of("update-site/models"));
    assumeTrue(!shipped.isEmpty(), "skipped: the models are not here");
    for (Path model : shipped) {
      assertTrue(InstalledModels.isShipped(ModelCard.read(model)), model.toString());
    }
    Path copy = Files.copy(shipped.get(0), folder.resolve("of-mine.zip"));
    assertFalse(InstalledModels.isShipped(ModelCard.read(copy)), "a copy of another name");
  }

  @Test
  void aModelWithAnUnusableCoverIsListedWithoutIt() throws IOException {
    Path model = folder.resolve("cells");
    ModelWriter.write(Packages.tiny().build(), model);
    byte[] cover = Files.readAllBytes(model.resolve("cover.png"));
    assertTrue(ModelCard.read(model).cover().isPresent());
    Files.write(model.resolve("cover.png"), Arrays.copyOf(cover, cover.length / 2));
    assertTrue(ModelCard.read(model).cover().isEmpty(), "cut short");
    byte[] huge = cover.clone();
    huge[16] = huge[20] = 0x7f; // width and height
    Files.write(model.resolve("cover.png"), huge);
    assertTrue(ModelCard.read(model).cover().isEmpty(), "of billions of pixels");
    Path description = model.resolve("rdf.yaml");
    for (String other : List.of("https://example.org/cover.png", "../cover.png")) {
      Files.writeString(
          description, Files.readString(description).replaceAll("\\S*cover\\S*png", other));
      assertTrue(ModelCard.read(model).cover().isEmpty(), other);
    }
  }
}
