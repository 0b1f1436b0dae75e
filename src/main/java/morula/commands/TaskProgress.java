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

import morula.progress.Progress;
import morula.progress.TimeLeft;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/** Shows progress through SciJava: as a task that can be cancelled, or in the status bar. */
final class TaskProgress implements Progress, AutoCloseable {
  private final LogService log;
  private final StatusService bar;
  private final Task task;
  private final TimeLeft timeLeft = new TimeLeft();

  TaskProgress(Context context, String name) {
    log = context.getService(LogService.class);
    bar = context.getService(StatusService.class);
    TaskService tasks = context.getService(TaskService.class);
    task = tasks == null ? null : tasks.createTask("Morula: " + name);
    if (task != null) {
      task.start();
    }
  }

  @Override
  public void message(String line) {
    if (log != null) {
      log.info(line);
    }
  }

  @Override
  public void update(long done, long total, String what) {
    String status = what + timeLeft.after(done, total, what);
    if (task != null) {
      task.setStatusMessage(status);
      task.setProgressMaximum(total);
      task.setProgressValue(done);
    } else if (bar != null) {
      int percent = total > 0 ? (int) (100 * done / total) : 0;
      bar.showStatus(percent, 100, status);
    }
  }

  @Override
  public boolean isCancelled() {
    return task != null && task.isCanceled();
  }

  @Override
  public void close() {
    if (task != null) {
      task.finish();
    }
  }
}
