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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;

/** Progress as Fiji shows it, whose task list has a button to cancel. */
class TaskProgressTest {

  /** Remembers the newest of what it hears; SciJava calls its methods by their events. */
  public static final class Listener {
    private final AtomicReference<Task> task = new AtomicReference<>();
    private final AtomicReference<String> status = new AtomicReference<>("");

    @EventHandler
    public void heard(TaskEvent event) {
      task.set(event.getTask());
    }

    @EventHandler
    public void heard(StatusEvent event) {
      status.set(event.getStatusMessage());
    }
  }

  @Test
  void aTaskShowsHowFarAndItsButtonCancels() {
    try (Context context = new Context(EventService.class, TaskService.class)) {
      Listener listener = new Listener();
      context.service(EventService.class).subscribe(listener);
      TaskProgress progress = new TaskProgress(context, "Segment");
      progress.update(3, 10, "Predicting tiles");
      Task task = listener.task.get();
      assertEquals("Morula: Segment", task.getName());
      assertEquals(3, task.getProgressValue());
      assertEquals(10, task.getProgressMaximum());
      assertTrue(task.getStatusMessage().startsWith("Predicting tiles"), task.getStatusMessage());
      assertFalse(progress.isCancelled());

      task.cancel("by hand");
      assertTrue(progress.isCancelled());
      assertThrows(CancellationException.class, progress::checkCancelled);
      progress.close();
      assertTrue(task.isDone());
    }
  }

  @Test
  @Timeout(60)
  void withoutTasksTheStatusBarShowsIt() throws InterruptedException {
    try (Context context = new Context(EventService.class, StatusService.class)) {
      assertNull(context.getService(TaskService.class));
      Listener listener = new Listener();
      context.service(EventService.class).subscribe(listener);
      try (TaskProgress progress = new TaskProgress(context, "Segment")) {
        for (String step : List.of("Reading", "Predicting")) {
          progress.update(3, 4, step);
          while (!listener.status.get().contains(step)) {
            Thread.sleep(10); // SciJava tells it later, from another thread
          }
        }
        assertFalse(progress.isCancelled());
      }
    }
  }
}
