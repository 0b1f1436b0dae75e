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
package morula.segmentation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import morula.engine.Predictor;
import morula.torchscript.Precision;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The model that was used last, which stays loaded for a while: a second run starts at once. Models
 * in use are shared. One model at most is kept that nobody uses; it is closed when another one is
 * loaded, when its files have changed, when {@link #free} is called, and after some time.
 */
final class KeptModels {
  /** Of the whole program. */
  static final KeptModels SHARED = new KeptModels(10 * 60);

  private final long seconds;
  private Kept last;
  private int added;

  /**
   * @param seconds for which a model is kept that nobody uses
   */
  KeptModels(long seconds) {
    this.seconds = seconds;
  }

  /**
   * What a model was loaded for; equal keys load equal models.
   *
   * @param precision as the user asked for it; empty for the fastest
   * @param device as the user named it
   */
  record Key(ModelState state, Optional<Precision> precision, String device) {}

  /** A use of a model, to be closed; the network computes for all its uses in turn. */
  final class Use implements Predictor, AutoCloseable {
    private final Kept kept;
    private volatile boolean closed;

    private Use(Kept kept) {
      this.kept = kept;
      kept.users++;
    }

    LoadedModel model() {
      return kept.model;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException after {@link #close}
     */
    @Override
    public ArrayImg<FloatType, FloatArray> predict(ArrayImg<FloatType, FloatArray> batch) {
      if (closed) {
        throw new IllegalStateException("The model is closed; open it again");
      }
      return kept.model.session().predict(batch);
    }

    /** Ends the use; the model may stay loaded, but no more memory than it needs. */
    @Override
    public void close() {
      synchronized (KeptModels.this) {
        if (!closed) {
          closed = true;
          release(kept);
        }
      }
    }
  }

  private static final class Kept {
    private final Key key;
    private final LoadedModel model;
    private int users;
    private long uses;

    Kept(Key key, LoadedModel model) {
      this.key = key;
      this.model = model;
    }
  }

  /** Returns a use of the model if it is loaded. */
  synchronized Optional<Use> find(Key key) {
    if (last == null || !last.key.equals(key)) {
      return Optional.empty();
    }
    last.uses++;
    return Optional.of(new Use(last));
  }

  /** Takes a model that was loaded, which will be closed here. */
  synchronized Use add(Key key, LoadedModel model) {
    free();
    last = new Kept(key, model);
    added++;
    return new Use(last);
  }

  /** Closes the model if nobody uses it, else as soon as nobody does. */
  synchronized void free() {
    Kept before = last;
    last = null;
    if (before != null && before.users == 0) {
      before.model.close();
    }
  }

  /** The number of models that were loaded so far. */
  synchronized int added() {
    return added;
  }

  private synchronized void release(Kept kept) {
    kept.users--;
    if (kept.users > 0) {
      return;
    }
    if (kept != last) {
      kept.model.close();
      return;
    }
    kept.model.session().trim();
    long uses = kept.uses;
    CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS)
        .execute(() -> freeUnused(kept, uses));
  }

  private synchronized void freeUnused(Kept kept, long uses) {
    if (kept == last && kept.users == 0 && kept.uses == uses) {
      free();
    }
  }
}
