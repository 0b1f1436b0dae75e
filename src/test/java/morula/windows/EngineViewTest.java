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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import morula.engine.EngineStatus;
import morula.gpu.Verdict;
import morula.installation.Installation;
import morula.installation.Payload;
import morula.installation.State;
import org.junit.jupiter.api.Test;

/** What the window Engine shows and offers, in each state. */
class EngineViewTest {
  private static EngineStatus status(boolean suited, State.Kind kind, Optional<Verdict> verdict) {
    return new EngineStatus(
        "The processor computes. So it is.",
        false,
        "A card is there.",
        suited,
        Optional.of(new State(kind, "The state is " + kind + ".")),
        Optional.empty(),
        false,
        verdict,
        "",
        List.of("Two of them."));
  }

  @Test
  void eachStateOffersItsWayOut() {
    assertOffers(status(true, State.Kind.ABSENT, Optional.empty()), EngineView.INSTALL, false);
    assertOffers(status(true, State.Kind.PARTIAL, Optional.empty()), EngineView.GO_ON, true);
    assertOffers(status(true, State.Kind.BROKEN, Optional.empty()), EngineView.AGAIN, true);
    assertOffers(status(true, State.Kind.READY, Optional.empty()), "", true);
    // without a card nothing is offered, but what is left can be removed
    assertOffers(status(false, State.Kind.ABSENT, Optional.empty()), "", false);
    assertOffers(status(false, State.Kind.PARTIAL, Optional.empty()), "", true);
  }

  private static void assertOffers(EngineStatus status, String button, boolean removable) {
    EngineView view = EngineView.of(status, 0);
    assertEquals(button, view.install().orElse(""));
    assertEquals(removable, view.removable());
    assertEquals("The processor computes. So it is.", view.rows().get("Now"));
    assertEquals("Two of them.", view.rows().get("Attention"));
    assertEquals(
        status.suited() || removable, view.rows().containsKey("GPU build"), view.rows() + "");
    assertFalse(view.rows().containsKey("One image"), "not measured yet");
  }

  @Test
  void aTestShowsBothTimesAndAFailureItsReason() {
    Verdict passed = new Verdict(true, "it computes", "gpu:0", 0.0123, 0.5);
    String times =
        EngineView.of(status(true, State.Kind.READY, Optional.of(passed)), 0.7)
            .rows()
            .get("One image");
    assertTrue(times.startsWith("0.012 s on gpu:0, 0.500 s on the processor"), times);
    EngineView failed =
        EngineView.of(status(true, State.Kind.READY, Optional.of(Verdict.failed("bad"))), 0.7);
    assertEquals("bad.", failed.rows().get("Test"));
    assertTrue(failed.rows().get("One image").startsWith("0.700 s on the processor"));
  }

  @Test
  void theQuestionNamesSizeFolderAndLicences() {
    Path folder = Path.of("Fiji.app", "morula").toAbsolutePath();
    String question =
        EngineView.consent(new Installation(folder, Payload.cuda("win-x86_64").orElseThrow()));
    for (String part :
        List.of("3.2 GB", folder.toString(), "download.pytorch.org", "NVIDIA", "eula")) {
      assertTrue(question.contains(part), question);
    }
  }

  @Test
  void aReportOfAFaultHasAllRowsAndVersions() {
    String report = EngineView.of(status(true, State.Kind.PARTIAL, Optional.empty()), 0.5).report();
    for (String part :
        List.of("Morula ", System.getProperty("os.name"), "Now: The processor", "GPU build: ")) {
      assertTrue(report.contains(part), report);
    }
  }
}
