package morula.network;

/**
 * The function that is applied to a network's logits in prediction; losses are computed from the
 * logits themselves.
 */
public enum OutputActivation {
  /** No function, for a regression. */
  IDENTITY,
  /** Maps each channel independently to 0 to 1. */
  SIGMOID,
  /** Maps the channels to 0 to 1, so that they sum to 1. */
  SOFTMAX
}
