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

package morula.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WellsTest {
  @ParameterizedTest
  @CsvSource({
    "plate1_B03_s2, B03",
    "A1, A01",
    "Well H12 DAPI, H12",
    "r02c05f01p01-ch1sk1fk1fl1, B05",
    "exp_R16C24, P24",
    "VID12_AF48_1_2020y, AF48",
    "x_A01_T0001F001L01A01Z01C01, A01",
    "T0001 D7, D07",
    "nuclei_001, ''",
    "cells_z3, ''",
    "B99, ''",
    "DAPI2, ''",
    "a01, ''",
  })
  void wellsOfUsualNames(String name, String well) {
    assertEquals(well, Wells.of(List.of(name)).get(0).map(Wells.Well::name).orElse(""), name);
  }

  @Test
  void oneNameWithoutAWellMeansThatThereIsNoPlate() {
    assertEquals(
        List.of(Optional.empty(), Optional.empty()), Wells.of(List.of("a_B03", "control")));
    assertEquals(3, Wells.of(List.of("a_B03", "a_C11")).get(1).orElseThrow().row());
  }
}
