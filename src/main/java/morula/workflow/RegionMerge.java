package morula.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Puts regions that were segmented anew into the labels of a plane. An object belongs to the region
 * in which its centre lies, and comes or goes as a whole: one that reaches into the next region
 * takes the place of objects there that it covers by more than half, and leaves the others as they
 * are.
 */
final class RegionMerge {
  private final RandomAccessibleInterval<IntType> labels;

  /** Label i at index i − 1. */
  private final List<Entry> entries = new ArrayList<>();

  /** A label. */
  private static final class Entry {
    private final FoundObject object;
    private boolean present;

    /** Pixels of others that lie on it. */
    private int hidden;

    private Entry(FoundObject object, double score) {
      this.object = object == null ? new FoundObject(0, -1, -1, score) : object;
      present = object != null;
    }

    private boolean isMostly(int pixels) {
      return 2 * pixels > ObjectScale.area(object.diameter());
    }
  }

  /** How many pixels of two objects lie on each other. */
  private record Pair(int before, int now) {}

  /**
   * @param labels X, Y; is changed
   * @param objects of label i at index i − 1, null where there is no such label: as {@link
   *     FoundObject#in} gives them
   * @param scores of label i at index i − 1
   */
  RegionMerge(
      RandomAccessibleInterval<IntType> labels, List<FoundObject> objects, double[] scores) {
    this.labels = labels;
    for (int i = 0; i < scores.length; i++) {
      entries.add(new Entry(i < objects.size() ? objects.get(i) : null, scores[i]));
    }
  }

  /**
   * Replaces the objects of a region.
   *
   * @param region X, Y
   * @param segmented X, Y: at least the region, in its place
   * @param scores of label i of {@code segmented} at index i − 1
   */
  void replace(Interval region, RandomAccessibleInterval<IntType> segmented, double[] scores) {
    for (Entry entry : entries) {
      if (RegionGrid.contains(region, entry.object.x(), entry.object.y())) {
        entry.present = false;
      }
    }
    int[] numbers = new int[scores.length + 1];
    List<FoundObject> found = FoundObject.in(segmented, scores, 1);
    for (int i = 0; i < found.size(); i++) {
      FoundObject object = found.get(i);
      if (object != null && RegionGrid.contains(region, object.x(), object.y())) {
        entries.add(new Entry(object, object.score()));
        numbers[i + 1] = entries.size();
      }
    }
    Map<Pair, Integer> shared = new HashMap<>();
    forEach(
        segmented,
        numbers,
        (before, number) -> {
          if (before.get() > 0 && entry(before).present) {
            shared.merge(new Pair(before.get(), number), 1, Integer::sum);
          }
        });
    hide(shared);
    forEach(
        segmented,
        numbers,
        (before, number) -> {
          if (entry(number).present && (before.get() == 0 || !entry(before).present)) {
            before.set(number);
          }
        });
  }

  private void hide(Map<Pair, Integer> shared) {
    shared.forEach(
        (pair, pixels) -> {
          if (entry(pair.before()).isMostly(pixels)) {
            entry(pair.before()).present = false;
          } else {
            entry(pair.now()).hidden += pixels;
          }
        });
    for (Pair pair : shared.keySet()) {
      Entry now = entry(pair.now());
      now.present &= !now.isMostly(now.hidden);
    }
  }

  private Entry entry(int label) {
    return entries.get(label - 1);
  }

  private Entry entry(IntType label) {
    return entry(label.get());
  }

  private interface Visitor {
    void visit(IntType before, int number);
  }

  /** Visits the pixels of objects that are to come. */
  private void forEach(
      RandomAccessibleInterval<IntType> segmented, int[] numbers, Visitor visitor) {
    Cursor<IntType> before = Views.flatIterable(Views.interval(labels, segmented)).cursor();
    Cursor<IntType> now = Views.flatIterable(segmented).cursor();
    while (now.hasNext()) {
      IntType pixel = before.next();
      int number = numbers[now.next().get()];
      if (number > 0) {
        visitor.visit(pixel, number);
      }
    }
  }

  /**
   * Takes away the objects that were replaced.
   *
   * @return the score of label i at index i − 1
   */
  double[] finish() {
    for (IntType label : Views.flatIterable(labels)) {
      if (label.get() > 0 && !entry(label).present) {
        label.set(0);
      }
    }
    return entries.stream().mapToDouble(entry -> entry.object.score()).toArray();
  }
}
