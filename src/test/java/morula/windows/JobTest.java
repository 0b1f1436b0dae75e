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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import morula.keys.CommandRunner;
import morula.keys.ErrorLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

class JobTest {
  private final Context context = new Context(CommandService.class);
  private final CommandRunner runner = new CommandRunner(context);
  private final BlockingQueue<Object> ends = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();

  @TempDir Path folder;

  /** Keeps how the job ends. */
  private final class Ends implements Job.Listener {
    @Override
    public void said(String line) {}

    @Override
    public void moved(double share, String what) {
      steps.add(what);
    }

    @Override
    public void done(Module finished) {
      ends.add(finished);
    }

    @Override
    public void failed(Throwable reason) {
      ends.add(reason);
    }
  }

  @AfterEach
  void release() {
    IJ.resetEscape();
    context.dispose();
  }

  private Job generate(int count) {
    var info = runner.find("generate");
    Map<String, Object> inputs =
        runner.keys(info).parse(Map.of("output", folder.toString(), "count", "" + count));
    return Job.start(runner, info, inputs, new Ends());
  }

  private Object end() throws InterruptedException {
    Object end = ends.poll(60, TimeUnit.SECONDS);
    assertNotNull(end, "it did not end");
    return end;
  }

  /** In ImageJ, Escape is what one presses to drop a selection. */
  @Test
  void escapeElsewhereEndsNothing() throws Exception {
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    generate(2);
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    assertInstanceOf(Module.class, end());
    assertTrue(Files.exists(folder.resolve("images/nuclei_002.tif")));
  }

  @Test
  void cancelledJobEndsAndSaysSo() throws Exception {
    Job job = generate(10_000);
    assertNotNull(steps.poll(60, TimeUnit.SECONDS), "nothing is said of how far it is");
    job.cancel();
    Throwable reason = assertInstanceOf(Throwable.class, end());
    assertInstanceOf(CancellationException.class, ErrorLine.unwrap(reason));
    assertEquals(0, ends.size());
  }
}
