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

package morula.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Merges what prepares the input of a convolution into the convolution, if nothing else reads it.
 * Joined inputs get a convolution each, and the outputs are added up: so the joined channels need
 * not be copied. An input that was enlarged by repetition is read as it was before, and taps that
 * read copies of one pixel become one: a kernel of 3 x 3 pixels after blocks of 2 x 2 then takes 4
 * products instead of 9. The same holds for any layer that can be {@link Layer#split}.
 *
 * @param network the network without those layers
 * @param weights its weights
 */
public record InputFolding(Network network, Weights weights) {

  /**
   * Folds all layers that can be folded; predictions stay the same apart from rounding.
   *
   * @param network without shared parameters
   */
  public static InputFolding of(Network network, Weights weights) {
    return new Folder(network, weights).fold();
  }

  private static final class Folder {
    private final Network network;
    private final Weights weights;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();

    /** The nodes of the folded network that replace the original nodes. */
    private final Map<Integer, Integer> moved = new HashMap<>();

    Folder(Network network, Weights weights) {
      this.network = network;
      this.weights = weights;
    }

    InputFolding fold() {
      int count = network.nodes().size();
      Map<Integer, Layer.Split> splits = new HashMap<>();
      Map<Integer, List<Part>> parts = new HashMap<>();
      Set<Integer> merged = new HashSet<>();
      for (int i = 1; i < count; i++) {
        List<Part> found = parts(i);
        Optional<Layer.Split> split = split(i, found);
        if (split.isPresent()) {
          splits.put(i, split.get());
          parts.put(i, found);
          found.forEach(part -> merged.addAll(part.merged()));
        }
      }
      for (int i = 0; i < count; i++) {
        if (merged.contains(i)) {
          continue;
        }
        if (splits.containsKey(i)) {
          addSplit(i, splits.get(i), parts.get(i));
        } else {
          Node node = network.nodes().get(i);
          add(
              node.name(),
              new Layer.Merged(node.layer(), network.valuesOf(i, weights)),
              node.inputs().stream().map(moved::get).toList());
        }
        moved.put(i, nodes.size() - 1);
      }
      return new InputFolding(new Network(network.dimensions(), nodes), new Weights(values));
    }

    /**
     * A part of a node's input.
     *
     * @param source the node that is read instead
     * @param merged the nodes between
     */
    private record Part(InputPart part, int source, List<Integer> merged) {}

    private List<Part> parts(int index) {
      List<Integer> inputs = network.nodes().get(index).inputs();
      if (inputs.size() != 1) {
        return List.of();
      }
      int input = inputs.get(0);
      Node node = network.nodes().get(input);
      return node.layer().joinsChannels() && isReadOnce(input)
          ? node.inputs().stream().map(i -> part(i, List.of(input))).toList()
          : List.of(part(input, List.of()));
    }

    private Part part(int input, List<Integer> joining) {
      int channels = network.channels().get(input);
      Optional<List<Integer>> blocks = network.nodes().get(input).layer().repetition();
      if (blocks.isEmpty() || !isReadOnce(input)) {
        List<Integer> none = Collections.nCopies(network.dimensions(), 1);
        return new Part(new InputPart(channels, none), input, joining);
      }
      List<Integer> merged = new ArrayList<>(joining);
      merged.add(input);
      int source = network.nodes().get(input).inputs().get(0);
      return new Part(new InputPart(channels, blocks.get()), source, merged);
    }

    private boolean isReadOnce(int index) {
      List<Integer> readers = network.readers(index);
      return readers.size() == 1
          && Collections.frequency(network.nodes().get(readers.get(0)).inputs(), index) == 1;
    }

    /** Splits a node if that saves work; in 3D, adding up costs more than joining. */
    private Optional<Layer.Split> split(int index, List<Part> parts) {
      boolean repeated = parts.stream().anyMatch(part -> part.part().isRepeated());
      boolean joined = parts.size() > 1 && network.dimensions() == 2;
      return repeated || joined
          ? network
              .nodes()
              .get(index)
              .layer()
              .split(parts.stream().map(Part::part).toList(), network.valuesOf(index, weights))
          : Optional.empty();
    }

    /** Adds the terms, those of repeated parts first, to which a convolution can add its own. */
    private void addSplit(int index, Layer.Split split, List<Part> parts) {
      String name = network.nodes().get(index).name();
      List<Integer> order =
          IntStream.range(0, parts.size())
              .boxed()
              .sorted((a, b) -> Boolean.compare(isRepeated(parts, b), isRepeated(parts, a)))
              .toList();
      int sum = -1;
      for (int i = 0; i < order.size(); i++) {
        int term = order.get(i);
        boolean only = order.size() == 1;
        String own = only ? name : name + "_part" + term;
        add(own, split.terms().get(term), List.of(moved.get(parts.get(term).source())));
        int last = nodes.size() - 1;
        if (i > 0) {
          String text = i == order.size() - 1 ? name : name + "_sum" + i;
          add(text, new Layer.Merged(split.sum(), Map.of()), List.of(sum, last));
        }
        sum = nodes.size() - 1;
      }
    }

    private static boolean isRepeated(List<Part> parts, int term) {
      return parts.get(term).part().isRepeated();
    }

    private void add(String name, Layer.Merged layer, List<Integer> inputs) {
      nodes.add(new Node(name, layer.layer(), inputs));
      layer.parameters().forEach((key, array) -> values.put(name + "_" + key, array));
    }
  }
}
