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
