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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import morula.progress.Progress;
import morula.progress.TestProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OverlapTest {
  /** What people see and what is on the disk afterwards, in order. */
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  private final Progress progress = TestProgress.telling(seen::add);

  /** Where a file fails: 0 nowhere, 1 when it is read, 2 in the network, 3 when it is written. */
  private record Plan(int fails, boolean large, int pause) {}

  private final class Files implements Overlap.Work {
    private final List<Plan> plans;
    private final AtomicInteger computing = new AtomicInteger();
    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean bad;

    Files(List<Plan> plans) {
      this.plans = plans;
    }

    @Override
    public void begin(int index, Turn turn) throws IOException {
      Plan plan = plans.get(index);
      Progress own = turn.of(progress);
      bad |= running.incrementAndGet() > 2 || computing.incrementAndGet() > 1;
      try {
        pause(plan.pause());
        fail(plan, 1);
        own.message("estimated " + index);
        if (plan.large()) {
          turn.await();
        }
        fail(plan, 2);
        computing.decrementAndGet();
        if (!plan.large()) {
          turn.passOn();
          turn.await();
        }
        bad |= writing.incrementAndGet() > 1;
        pause(plan.pause());
        writing.decrementAndGet();
        fail(plan, 3);
        seen.add("written " + index);
        own.message("warning " + index);
      } finally {
        computing.compareAndSet(1, plan.fails() == 1 || plan.fails() == 2 ? 0 : computing.get());
        running.decrementAndGet();
      }
    }

    @Override
    public void end(int index, Optional<Throwable> failure) {
      seen.add("end " + index + failure.map(e -> " " + e.getMessage()).orElse(""));
    }
  }

  private static void fail(Plan plan, int stage) throws IOException {
    if (plan.fails() == stage) {
      throw new IOException("stage " + stage);
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> oneAfterTheOther(List<Plan> plans) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      int fails = plans.get(i).fails();
      if (fails != 1) {
        lines.add("estimated " + i);
      }
      if (fails == 0) {
        lines.add("written " + i);
        lines.add("warning " + i);
      }
      lines.add("end " + i + (fails == 0 ? "" : " stage " + fails));
    }
    return lines;
  }

  @Test
  void allIsAsIfOneWereDoneAfterTheOther() throws IOException {
    Random random = new Random(1);
    for (int trial = 0; trial < 60; trial++) {
      List<Plan> plans = new ArrayList<>();
      for (int i = random.nextInt(7); i >= 0; i--) {
        int fails = Math.max(0, random.nextInt(7) - 3);
        plans.add(new Plan(fails, random.nextInt(4) == 0, random.nextInt(5)));
      }
      seen.clear();
      Files files = new Files(plans);
      Overlap.run(plans.size(), files, progress);
      assertEquals(oneAfterTheOther(plans), seen);
      assertFalse(files.bad, "more than two at a time, or two in the same stage");
      assertEquals(0, files.running.get());
    }
  }

  @Test
  void theNextIsComputedWhileOneIsWritten() throws IOException {
    CountDownLatch computed = new CountDownLatch(1);
    AtomicBoolean together = new AtomicBoolean();
    Overlap.run(
        2,
        new Overlap.Work() {
          @Override
          public void begin(int index, Turn turn) throws IOException {
            turn.passOn();
            if (index == 1) {
              computed.countDown();
            }
            turn.await();
            if (index == 0) {
              try {
                together.set(computed.await(30, TimeUnit.SECONDS));
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            }
          }

          @Override
          public void end(int index, Optional<Throwable> failure) {}
        },
        Progress.NONE);
    assertTrue(together.get());
  }

  @Test
  void afterWhatEndsTheRunNothingIsWritten() {
    List<String> written = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger running = new AtomicInteger();
    Overlap.Work work =
        new Overlap.Work() {
          @Override
          public void begin(int index, Turn turn) {
            running.incrementAndGet();
            try {
              turn.of(progress).message("estimated " + index);
              turn.passOn();
              turn.await();
              pause(20);
              if (index == 1) {
                throw new InternalError("broken");
              }
              written.add("written " + index);
            } finally {
              running.decrementAndGet();
            }
          }

          @Override
          public void end(int index, Optional<Throwable> failure) throws IOException {
            if (failure.isPresent()) {
              throw Overlap.<IOException>unchanged(failure.get());
            }
          }
        };
    InternalError e = assertThrows(InternalError.class, () -> Overlap.run(5, work, progress));
    assertEquals("broken", e.getMessage());
    assertEquals(List.of("written 0"), written);
    assertEquals(List.of("estimated 0", "estimated 1"), seen);
    assertEquals(0, running.get(), "a thread outlives the run");
  }

  @Test
  void aCancelledRunFinishesWhatIsBeingWritten() {
    AtomicBoolean cancelled = new AtomicBoolean();
    Progress stopped = new TestProgress(seen::add, cancelled::get);
    Overlap.Work work =
        new Overlap.Work() {
          @Override
          public void begin(int index, Turn turn) {
            Progress own = turn.of(stopped);
            own.checkCancelled();
            turn.passOn();
            turn.await();
            own.checkCancelled();
            pause(20);
            cancelled.compareAndSet(false, index == 2);
            seen.add("written " + index);
          }

          @Override
          public void end(int index, Optional<Throwable> failure) throws IOException {
            seen.add("end " + index);
            if (failure.isPresent()) {
              throw Overlap.<IOException>unchanged(failure.get());
            }
          }
        };
    assertThrows(CancellationException.class, () -> Overlap.run(9, work, stopped));
    assertEquals(
        List.of("written 0", "end 0", "written 1", "end 1", "written 2", "end 2"),
        seen.subList(0, 6));
    assertFalse(seen.contains("written 3"));
  }

  @Test
  void aRunThatIsCancelledAfterTheLastFileIsDone() throws IOException {
    AtomicBoolean cancelled = new AtomicBoolean();
    Overlap.run(
        1,
        new Overlap.Work() {
          @Override
          public void begin(int index, Turn turn) {
            turn.await();
            cancelled.set(true);
          }

          @Override
          public void end(int index, Optional<Throwable> failure) {
            assertTrue(failure.isEmpty());
          }
        },
        TestProgress.cancelledWhen(cancelled::get));
    assertTrue(cancelled.get());
  }
}
