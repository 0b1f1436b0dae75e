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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import morula.model.ScoreShares;

/**
 * Learns from validation images which share of the objects with a score is right. Objects are
 * sorted by their score and counted in groups of equal size; neighbouring groups whose shares do
 * not ascend are joined (isotonic regression by pooling adjacent violators, Ayer et al. 1955,
 * doi:10.1214/aoms/1177728423).
 */
final class ScoreCalibration {
  /** With fewer objects, nothing is told. */
  private static final int FEWEST = 100;

  /** Objects of one image are right or wrong together. */
  private static final int FEWEST_IMAGES = 5;

  private static final int GROUPS = 20;

  /** How much the share still rises where it is the same for all, so that objects keep an order. */
  private static final double SLOPE = 1e-3;

  private final List<Found> objects = new ArrayList<>();

  private record Found(double score, boolean isRight) {}

  /** Objects of neighbouring scores. */
  private record Group(double scores, int right, int count) {
    double score() {
      return scores / count;
    }

    /** With one right and one wrong object more, so that no share is 0 or 1 (Laplace). */
    double share() {
      return (right + 1.0) / (count + 2.0);
    }

    Group with(Group other) {
      return new Group(scores + other.scores, right + other.right, count + other.count);
    }
  }

  /**
   * Adds an object.
   *
   * @param score of the network, 0 to 1
   */
  void add(double score, boolean isRight) {
    objects.add(new Found(score, isRight));
  }

  /**
   * Returns the shares; nothing is known of too few objects, or of objects in too few images.
   *
   * @param images number of images that the objects are from
   */
  ScoreShares shares(int images) {
    if (objects.size() < FEWEST || images < FEWEST_IMAGES) {
      return ScoreShares.NONE;
    }
    objects.sort(Comparator.comparingDouble(Found::score));
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      int from = i * objects.size() / GROUPS;
      int to = (i + 1) * objects.size() / GROUPS;
      List<Found> some = objects.subList(from, to);
      Group group =
          new Group(
              some.stream().mapToDouble(Found::score).sum(),
              (int) some.stream().filter(Found::isRight).count(),
              some.size());
      while (!groups.isEmpty() && !isAbove(group, groups.get(groups.size() - 1))) {
        group = groups.remove(groups.size() - 1).with(group);
      }
      groups.add(group);
    }
    return points(groups);
  }

  /** The middle of each group; the first and the last one reach to the ends of the objects. */
  private ScoreShares points(List<Group> groups) {
    List<Double> scores = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    double lowest = objects.get(0).score();
    double highest = objects.get(objects.size() - 1).score();
    add(lowest, groups.get(0).share() * (1 - SLOPE), scores, right);
    groups.forEach(group -> add(group.score(), group.share(), scores, right));
    double last = groups.get(groups.size() - 1).share();
    add(highest, last + (1 - last) * SLOPE, scores, right);
    return new ScoreShares(scores, right);
  }

  private static void add(double score, double share, List<Double> scores, List<Double> right) {
    double least = scores.isEmpty() ? 0 : scores.get(scores.size() - 1);
    double below = Math.min(score, ScoreShares.HIGHEST);
    if (below > least) {
      scores.add(below);
      right.add(share);
    }
  }

  private static boolean isAbove(Group group, Group below) {
    return group.share() > below.share() && group.score() > below.score();
  }
}
