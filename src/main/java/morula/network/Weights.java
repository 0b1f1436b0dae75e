package morula.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The values of named tensors, in a fixed order. The arrays are not copied, so the caller must not
 * change them afterwards.
 */
public final class Weights {
  private final Map<String, float[]> values;

  /**
   * @param values name to values, in PyTorch's memory order; the order of the map is kept
   */
  public Weights(Map<String, float[]> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Creates the initial weights of a network; the same seed gives the same numbers. */
  public static Weights initial(Network network, long seed, WeightInitialization initialization) {
    Map<String, float[]> values = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (Parameter parameter : network.parameters()) {
      float[] array = new float[parameter.shape().count()];
      switch (parameter.role()) {
        case ZEROS -> {}
        case ONES -> Arrays.fill(array, 1);
        case WEIGHT, BIAS -> initialization.fill(parameter, array, random);
      }
      values.put(parameter.name(), array);
    }
    return new Weights(values);
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public float[] get(String name) {
    float[] array = values.get(name);
    if (array == null) {
      throw new IllegalArgumentException("No weights named " + name);
    }
    return array;
  }

  public boolean contains(String name) {
    return values.containsKey(name);
  }

  /** All names and values, in order. */
  public Map<String, float[]> asMap() {
    return values;
  }

  /** Returns only the weights of {@code parameters}, in that order. */
  public Weights select(List<Parameter> parameters) {
    Map<String, float[]> selected = new LinkedHashMap<>();
    parameters.forEach(p -> selected.put(p.name(), get(p.name())));
    return new Weights(selected);
  }
}
