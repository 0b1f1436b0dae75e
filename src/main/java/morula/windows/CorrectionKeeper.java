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

import ij.CommandListener;
import ij.Executer;
import ij.ImagePlus;
import ij.WindowManager;
import java.awt.Component;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import morula.annotation.Journal;
import morula.annotation.LabelEdits;
import morula.io.UserFolder;
import morula.keys.ErrorLine;

/**
 * Sees to it that no correction is lost: asks before image or ImageJ are closed, and keeps in a
 * file what is not saved yet.
 */
final class CorrectionKeeper implements CommandListener {
  private final Component owner;
  private final ImagePlus image;
  private final LabelEdits edits;
  private final CorrectionSaver saver;
  private final Consumer<String> said;
  private final Optional<KeptCorrections> kept;
  private final Optional<Path> file;
  private final Optional<Journal> journal;
  private boolean unsaved;
  private boolean discarded;

  CorrectionKeeper(
      Component owner,
      ImagePlus image,
      LabelEdits edits,
      CorrectionSaver saver,
      Consumer<String> said) {
    this.owner = owner;
    this.image = image;
    this.edits = edits;
    this.saver = saver;
    this.said = said;
    kept =
        UserFolder.path()
            .map(
                folder ->
                    new KeptCorrections(
                        folder.resolve(KeptCorrections.FOLDER), KeptCorrections.name(image)));
    file = kept.map(KeptCorrections::create);
    journal = file.map(path -> new Journal(edits, path, this::failed));
    edits.onChange(change -> unsaved = true);
    saver.onAllSaved(this::saved);
    Executer.addCommandListener(this);
  }

  private void failed(IOException e) {
    said.accept("What is not saved cannot be kept beside: " + ErrorLine.of(e));
  }

  /** Offers corrections that were not saved when ImageJ ended the last time. */
  void offer() {
    try {
      Optional<Path> left = kept.isPresent() ? kept.get().left() : Optional.empty();
      if (left.isEmpty()) {
        return;
      }
      String when =
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
              .withZone(ZoneId.systemDefault())
              .format(Files.getLastModifiedTime(left.get()).toInstant());
      Optional<int[]> labels =
          Journal.read(left.get(), Math.toIntExact(edits.labels().pixels().size()));
      if (labels.isPresent()
          && Questions.either(
              owner,
              "Corrections of this image were not saved when ImageJ ended (" + when + ").",
              "Take them up again",
              "Throw them away")) {
        edits.restore(labels.get());
        said.accept("The corrections are here again. Save them with Ctrl+S.");
      }
      Files.deleteIfExists(left.get());
    } catch (IOException e) {
      said.accept("Kept corrections cannot be read: " + ErrorLine.of(e));
    }
  }

  private void saved() {
    unsaved = false;
    journal.ifPresent(Journal::clear);
  }

  /** Returns whether the corrections may end: they are saved, or the user does not want them. */
  boolean mayEnd() {
    saver.await();
    if (!unsaved) {
      return true;
    }
    switch (Questions.save(owner, "The corrections of " + image.getTitle() + " are not saved.")) {
      case YES -> {
        saver.start();
        saver.await();
      }
      case NO -> {
        journal.ifPresent(Journal::clear);
        unsaved = false;
        discarded = true;
      }
      case CANCEL -> {
        return false;
      }
    }
    return !unsaved;
  }

  /** Returns whether the user did not want the corrections. */
  boolean isDiscarded() {
    return discarded;
  }

  /** Ends; what is neither saved nor discarded stays in the file and is offered again. */
  void end() {
    Executer.removeCommandListener(this);
    file.ifPresent(KeptCorrections::release);
  }

  /** Called before ImageJ does a command of its menus, also for the close box of a window. */
  @Override
  public String commandExecuting(String command) {
    boolean all = command.equals("Quit") || command.equals("Close All");
    boolean own = command.equals("Close") && WindowManager.getCurrentImage() == image;
    return (all || own) && !ask() ? null : command;
  }

  private boolean ask() {
    if (SwingUtilities.isEventDispatchThread()) {
      return mayEnd();
    }
    AtomicBoolean may = new AtomicBoolean(true);
    try {
      SwingUtilities.invokeAndWait(() -> may.set(mayEnd()));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return may.get();
  }
}
