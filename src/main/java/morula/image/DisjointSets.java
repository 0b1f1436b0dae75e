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

package morula.image;

import java.util.Arrays;

/**
 * Disjoint sets of whole numbers from 0 on (union-find with path halving: R. E. Tarjan and J. van
 * Leeuwen, "Worst-case analysis of set union algorithms", J. ACM 31, 1984). Each set is named by
 * one of its elements, its root. Not safe for use by several threads at once.
 */
public final class DisjointSets {
  private static final int NONE = -1;

  /**
   * The parent of each element, which is itself for a root; {@link #NONE} for numbers that are not
   * elements.
   */
  private int[] parents;

  private DisjointSets(int[] parents) {
    this.parents = parents;
  }

  /** Returns an instance without sets, with room for the elements 0 to {@code capacity} − 1. */
  public static DisjointSets empty(int capacity) {
    int[] parents = new int[capacity];
    Arrays.fill(parents, NONE);
    return new DisjointSets(parents);
  }

  /** Returns an instance with the elements 0 to {@code size} − 1, each in a set of its own. */
  public static DisjointSets singletons(int size) {
    int[] parents = new int[size];
    Arrays.setAll(parents, i -> i);
    return new DisjointSets(parents);
  }

  /** Adds an element in a set of its own; the room grows as needed. */
  public void add(int element) {
    if (element >= parents.length) {
      int length = parents.length;
      parents = Arrays.copyOf(parents, Math.max(element + 1, Math.multiplyExact(length, 2)));
      Arrays.fill(parents, length, parents.length, NONE);
    }
    parents[element] = element;
  }

  /** Returns whether a number, which must be within the room, is an element. */
  public boolean contains(int number) {
    return parents[number] != NONE;
  }

  /** Returns whether an element is the root of its set. */
  public boolean isRoot(int element) {
    return parents[element] == element;
  }

  /** Returns the root of the set of an element. */
  public int find(int element) {
    int node = element;
    while (parents[node] != node) {
      parents[node] = parents[parents[node]];
      node = parents[node];
    }
    return node;
  }

  /**
   * Joins the sets of two elements; the smaller of their roots becomes the root. If sets are joined
   * only by this method, the root of a set is its smallest element.
   *
   * @return the root
   */
  public int join(int a, int b) {
    int rootA = find(a);
    int rootB = find(b);
    int root = Math.min(rootA, rootB);
    parents[Math.max(rootA, rootB)] = root;
    return root;
  }

  /**
   * Joins the set with the root {@code low} to the set with the root {@code high}, which remains
   * the root.
   */
  public void attach(int low, int high) {
    parents[low] = high;
  }

  /**
   * Returns the root of each number below {@code size}; −1 for numbers that are not elements.
   *
   * @param size at most the room
   */
  public int[] roots(int size) {
    int[] roots = new int[size];
    for (int i = 0; i < size; i++) {
      roots[i] = parents[i] == NONE ? NONE : find(i);
    }
    return roots;
  }
}
