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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.instances.DecoderOptions;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRecordTest {

  @Test
  void roundTrip() {
    TrainingRecord record = Packages.record();
    String json = RecordJson.write(record);
    assertEquals(record, RecordJson.read(json, "morula.json"));
    assertEquals(json, RecordJson.write(RecordJson.read(json, "morula.json")));
  }

  /** A file as version 1 wrote it; it is never written again, only added to. */
  @Test
  void readsVersion1() throws IOException {
    TrainingRecord record = RecordJson.read(version1(), "record-1.json");
    assertEquals(1, record.format());
    assertEquals("instances", record.head());
    assertEquals(List.of(16, 16), record.divisor());
    assertEquals(List.of(92, 92), record.halo());
    assertEquals(9_007_199_254_740_993L, record.seed(), "beyond what a double can hold");
    assertEquals(0.6, record.decoder().foregroundThreshold());
    assertEquals(Double.POSITIVE_INFINITY, record.decoder().maximumArea());
    assertEquals(List.of(Double.NaN, 0.78), record.curves().get("accuracy"));
    assertEquals(2, record.bestEpoch());
    assertEquals(Map.of("accuracy_0.5", 0.78), record.scores());
    assertEquals(254.5, record.medianObjectSize());
    assertEquals(0, record.imageSize(), "came later");
  }

  @Test
  void decoderOptionsThatTheFileDoesNotKnowHaveTheirDefaults() throws IOException {
    String json = version1().replaceFirst("\"seed_threshold\": [^,]*,", "");
    DecoderOptions decoder = RecordJson.read(json, "morula.json").decoder();
    assertEquals(DecoderOptions.DEFAULT.seedThreshold(), decoder.seedThreshold());
    assertEquals(0.6, decoder.foregroundThreshold());
  }

  @Test
  void aNewerVersionIsRefused() throws IOException {
    String json = version1().replace("\"format\": 1", "\"format\": 2");
    assertRefused(
        json, "m/morula.json was written by a newer Morula (format 2; this one reads up to 1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"format", "head", "divisor", "seed", "decoder", "curves", "best_epoch"})
  void aMissingKeyIsNamed(String key) throws IOException {
    String json = version1();
    assertTrue(json.contains("\"" + key + "\""));
    assertRefused(json.replace("\"" + key + "\"", "\"other\""), "the key " + key + " is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "null",
        "{\"format\": \"one\"}",
        "{\"format\": []}",
        "{\"format\": {}}"
      })
  void damageIsNamed(String json) {
    assertRefused(json, "m/morula.json is damaged");
  }

  @Test
  void theLineNamesNoClasses() throws IOException {
    for (String json :
        List.of(
            version1().replace("\"best_epoch\": 2", "\"best_epoch\": {}"),
            version1().replace("\"divisor\": [16, 16]", "\"divisor\": 16"),
            "[".repeat(100_000),
            "[]",
            "{\"format\": 1e1000000000}")) {
      String message =
          assertThrows(InvalidRequestException.class, () -> RecordJson.read(json, "m/morula.json"))
              .getMessage();
      assertFalse(message.matches("(?s).*(Exception|java|\\$|BEGIN_|\\bnull\\b).*"), message);
    }
  }

  @Test
  void valuesOutOfTheirRangeAreNamed() throws IOException {
    assertRefused(
        version1().replace("\"divisor\": [16, 16]", "\"divisor\": [16, 0]"), "divisor is 0");
    assertRefused(version1().replace("\"divisor\": [16, 16]", "\"divisor\": [16]"), "divisor is 1");
    assertRefused(
        version1().replaceFirst("\\{", "{\"image_size\": 100000,"),
        "m/morula.json: image_size is 100000, but must be from 0 to 16384 pixels");
    assertRefused(version1().replaceFirst("\\{", "{\"diameter\": \"NaN\","), "diameter is NaN");
  }

  @Test
  void everyDiameterThatTrainTakesIsRead() {
    for (double diameter : new double[] {5000, TrainingRecord.LARGEST_DIAMETER}) {
      String json =
          RecordJson.write(Packages.record())
              .replace("\"diameter\": 28.0", "\"diameter\": " + diameter);
      assertEquals(diameter, RecordJson.read(json, "morula.json").diameter());
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "-1, 'ranges': {} | calibration.patches is -1, but must be from 0 to 64",
        "1000000000, 'ranges': {} | calibration.patches is 1000000000",
        "8, 'ranges': {'a': {'low': 1, 'high': 0}} | calibration.ranges of a are from 1 to 0",
        "8, 'ranges': {'a': {'low': 'NaN', 'high': 0}} | of a are from NaN to 0",
        "8, 'ranges': {'a': {'low': 0, 'high': 'Infinity'}} | of a are from 0 to Infinity",
        "8, 'ranges': {'a': {'low': -1e300, 'high': 0}} | calibration.ranges of a",
        "8, 'ranges': {'a': {'low': 1}} | calibration.ranges of a are from 1 to 0",
        "8, 'ranges': {'a': null} | a value of calibration.ranges is missing",
        "8, 'ranges': [1, 2] | is damaged",
        "'many', 'ranges': {} | is damaged"
      })
  void aCalibrationWithoutMeaningIsRefused(String patches, String message) throws IOException {
    String calibration = "{'calibration': {'patches': " + patches + "},";
    assertRefused(version1().replaceFirst("\\{", calibration.replace('\'', '"')), message);
  }

  @Test
  void valuesOfTheWrongKindAreDamage() throws IOException {
    assertRefused(version1().replace("\"best_epoch\": 2", "\"best_epoch\": {}"), "is damaged");
    assertRefused(version1().replace("\"divisor\": [16, 16]", "\"divisor\": 16"), "is damaged");
    assertRefused(version1().replace("\"divisor\": [16, 16]", "\"divisor\": [null]"), "damaged");
    assertRefused(
        version1().replaceFirst("\"decoder\": \\{", "\"decoder\": [], \"x\": {"), "damaged");
    assertRefused(version1().replace("0.78", "\"high\""), "is damaged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"median\": 4.0       | \"median\": \"NaN\"    | typical.doubt.signs.edges.median is NaN",
        "\"deviation\": 0.5    | \"deviation\": 0     | typical.doubt.signs.edges.deviation is 0",
        "\"deviation\": 0.5    | \"deviation\": \"NaN\" | typical.doubt.signs.edges.deviation is NaN",
        "0.5,\\s+0.9           | 0.9, 0.5             | typical.score_shares.right is 0.5",
        "0.5,\\s+0.9           | 0.5                  | the number of typical.score_shares.right is 1",
        "0.5,\\s+0.9           | 0.5, 1               | typical.score_shares.right is 1",
        "0.4,\\s+0.6           | 0, 0.6               | typical.score_shares.scores is 0",
      })
  void whatTellsOfValidationImagesIsChecked(String pattern, String value, String problem) {
    String json = RecordJson.write(Packages.record());
    assertRefused(json.replaceFirst(pattern, value), problem);
  }

  @Test
  void aRecordThatDoesNotTellOfValidationImagesIsWrittenAsItWas() {
    String json = RecordJson.write(with(Map.of()));
    assertFalse(json.contains("doubt") || json.contains("right"), json);
  }

  @Test
  void theOrderOfMapsDoesNotMatter() {
    Map<String, String> forward = new LinkedHashMap<>(Map.of("a", "1"));
    forward.put("b", "2");
    Map<String, String> backward = new LinkedHashMap<>(Map.of("b", "2"));
    backward.put("a", "1");
    assertEquals(RecordJson.write(with(forward)), RecordJson.write(with(backward)));
  }

  private static TrainingRecord with(Map<String, String> configuration) {
    return new TrainingRecord(
        1,
        "0",
        configuration,
        "semantic",
        2,
        List.of(),
        "unet",
        List.of(1),
        List.of(0),
        1,
        0,
        Map.of(),
        "",
        DecoderOptions.DEFAULT,
        Map.of(),
        1,
        Map.of(),
        0,
        0,
        0,
        TypicalValues.NONE,
        CalibrationRecord.NONE);
  }

  private static String version1() throws IOException {
    return Files.readString(Packages.fixture("record-1.json"));
  }

  private static void assertRefused(String json, String message) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> RecordJson.read(json, "m/morula.json"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
