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
package morula.progress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * What a failure is about: the file or model that was being worked on. Where that is known, {@link
 * #during} adds it to whatever is thrown, as a note that does not change the type of the exception;
 * the line that the user reads names it.
 */
public final class Subject {
  private Subject() {}

  /** A piece of work that returns a result. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /** A piece of work without a result. */
  @FunctionalInterface
  public interface Task {
    void run() throws IOException;
  }

  /** The note, among the suppressed exceptions of a failure. */
  private static final class Note extends Exception {
    private static final long serialVersionUID = 1L;

    Note(String subject) {
      super(subject, null, false, false);
    }

    @Override
    public String toString() {
      return "while working on " + getMessage();
    }
  }

  /**
   * Does a piece of work; whatever it throws, except a cancellation, gets a note.
   *
   * @param subject what the work is about, as the user names it: a path or the value of a key
   */
  public static <T> T during(Object subject, Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (CancellationException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      // the virtual machine makes some of its own errors without room for notes
      OutOfMemoryError copy = new OutOfMemoryError(e.getMessage());
      copy.initCause(e);
      copy.addSuppressed(new Note(subject.toString()));
      throw copy;
    } catch (Throwable e) { // some libraries also throw what they do not declare
      e.addSuppressed(new Note(subject.toString()));
      throw e;
    }
  }

  /** Does a piece of work without a result, as {@link #during(Object, Work)}. */
  public static void doing(Object subject, Task task) throws IOException {
    during(
        subject,
        () -> {
          task.run();
          return null;
        });
  }

  /**
   * Returns the subject of a failure, of its causes first: the nearest to the reason. Empty if
   * there is no note.
   */
  public static Optional<String> of(Throwable failure) {
    List<String> found = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      List<String> here = new ArrayList<>();
      for (Throwable note : cause.getSuppressed()) {
        if (note instanceof Note) {
          here.add(note.getMessage());
        }
      }
      found.addAll(0, here);
    }
    return found.stream().findFirst();
  }
}
