package morula.network;

/** What is applied to a network's last layer when it predicts; losses see the bare logits. */
public enum OutputActivation {
  /** None: a regression. */
  IDENTITY,
  /** Each channel for itself into 0 to 1. */
  SIGMOID,
  /** Over the channels, so that they sum to 1. */
  SOFTMAX
}
